/** The steps of a sign-up, each checked by itself (R-PAR-01, R-PAR-05, R-PAR-08), and what is still missing. Pure. */
import { communesNamed } from '../../shared/communes.ts';
import { FormRefusal, type Refusal, refuse } from '../../shared/refusals.ts';
import { checkFacts, type CheckedFacts, type TypedFacts } from '../new-partner.rules.ts';
import { missingDocuments } from './documents.rules.ts';
import type { SignupFile } from './signup.model.ts';
import { readCheckedSiret } from './siret.rules.ts';

export const STEP_LABELS = {
  identite: 'Votre structure',
  adresse: 'Adresse',
  activites: 'Activités',
  contact: 'Contact',
  rib: 'Compte bancaire',
  documents: 'Documents',
  charte: 'Charte de la laïcité',
} as const;
export type SignupStepName = keyof typeof STEP_LABELS;

/** Stands for the steps that are not being checked. */
const RIGHT: TypedFacts = {
  mail: 'a@b.fr',
  name: 'A',
  activities: ['A'],
  line1: 'A',
  postalCode: '91000',
  commune: 'A',
  kind: 'association',
};
const LONGEST = 500;

export function checkIdentity(typed: Record<string, string>): NonNullable<SignupFile['identity']> {
  const siret = readCheckedSiret(typed.siret ?? '');
  const more = [
    ...(typed.kind ? [] : [refuse('CHOIX_INCONNU', {}, { field: 'kind' })]),
    ...(siret ? [] : [refuse('SIRET_CLE', {}, { field: 'siret' })]),
  ];
  const { kind, name } = checked({ ...RIGHT, name: typed.nom ?? '', kind: typed.kind ?? '' }, more);
  return { kind, name, siret: siret! };
}

/** The commune is one of the official list that has this postal code; its name is written as the list does. */
export function checkAddress(typed: Record<string, string>): CheckedFacts['address'] {
  const named = communesNamed(typed.commune ?? '').find(({ postalCodes }) => postalCodes.includes((typed.codePostal ?? '').trim()));
  const more = named || !typed.commune?.trim() ? [] : [refuse('COMMUNE_CODE_POSTAL', {}, { field: 'commune' })];
  const { address } = checked(
    {
      ...RIGHT,
      number: typed.numero ?? '',
      streetType: typed.typeVoie ?? '',
      line1: typed.adresse ?? '',
      line2: typed.adresse2 ?? '',
      postalCode: typed.codePostal ?? '',
      commune: typed.commune ?? '',
    },
    more,
  );
  return { ...address, commune: named!.name };
}

export function checkActivityStep(activities: readonly string[], description: string): Pick<SignupFile, 'activities' | 'description'> {
  const kept = description.trim();
  const facts = checked({ ...RIGHT, activities: [...activities] }, [
    ...(kept ? [] : [refuse('CHAMP_MANQUANT', { label: 'Description' }, { field: 'description' })]),
    ...(kept.length > LONGEST ? [refuse('VALEUR_TROP_LONGUE', { label: 'Description', max: LONGEST }, { field: 'description' })] : []),
  ]);
  return { activities: facts.activities, description: kept };
}

const CONTACT = { personne: ['Prénom et nom', 80], qualite: ['Fonction', 60], telephone: ['Téléphone', 20] } as const;

export function checkContact(typed: Record<string, string>): NonNullable<SignupFile['contact']> {
  const refusals: Refusal[] = [];
  const [person, quality, phone] = Object.entries(CONTACT).map(([field, [label, max]]) => {
    const text = (typed[field] ?? '').trim();
    if (!text) refusals.push(refuse('CHAMP_MANQUANT', { label }, { field }));
    if (text.length > max) refusals.push(refuse('VALEUR_TROP_LONGUE', { label, max }, { field }));
    return text;
  });
  if (phone && !/^[+\d][\d .-]{8,}$/.test(phone)) refusals.push(refuse('TELEPHONE_INVALIDE', {}, { field: 'telephone' }));
  if (refusals.length > 0) throw new FormRefusal(refusals);
  return { person: person!, quality: quality!, phone: phone! };
}

function checked(typed: TypedFacts, more: readonly Refusal[]): CheckedFacts {
  try {
    const facts = checkFacts(typed);
    if (more.length === 0) return facts;
  } catch (error) {
    if (error instanceof FormRefusal) throw new FormRefusal([...error.refusals, ...more]);
    throw error;
  }
  throw new FormRefusal(more);
}

/** What is still missing, in words, by step. */
export function missingOf(file: SignupFile): { step: SignupStepName; what: string }[] {
  const wanted: [SignupStepName, unknown][] = [
    ['identite', file.identity],
    ['adresse', file.address],
    ['activites', file.activities.length > 0],
    ['contact', file.contact],
    ['rib', file.iban],
  ];
  const kinds = file.documents.map(({ kind }) => kind);
  return [
    ...wanted.filter(([, there]) => !there).map(([step]) => ({ step, what: STEP_LABELS[step] })),
    ...(file.identity ? missingDocuments(file.identity.kind, kinds).map((what) => ({ step: 'documents' as const, what })) : []),
    ...(file.charter ? [] : [{ step: 'charte' as const, what: STEP_LABELS.charte }]),
  ];
}

/** The whole file as the partner's record takes it. @throws FormRefusal (422). */
export const factsOf = ({ mail, identity, address, activities }: SignupFile): CheckedFacts =>
  checkFacts({ mail, ...identity!, ...address!, activities });
