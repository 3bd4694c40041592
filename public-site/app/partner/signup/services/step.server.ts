/** One step of a file: what it shows, what it keeps (R-PAR-01, R-PAR-05, R-PAR-08). */
import { activityMenu } from '#core/partner/activities/list-activities.ts';
import { CHARTER } from '#core/partner/signup/charter.ts';
import { saveSignupStep, type TypedStep } from '#core/partner/signup/save-step.ts';
import type { SignupFile } from '#core/partner/signup/signup.model.ts';
import { STEP_LABELS } from '#core/partner/signup/signup-steps.rules.ts';
import { homeCommunes } from '#core/shared/communes.ts';
import { dayOf, formatDay } from '#core/shared/days.ts';
import { typo } from '#core/shared/french.ts';
import { refuse } from '#core/shared/refusals.ts';
import type { Fields } from '../../../services/fields.server.ts';
import { addressOf, isOpen, openSignup, type SignupVisit } from './signup-file.server.ts';
import { nextTask, STEPS } from './task-list.server.ts';

export type TypedStepName = TypedStep['step'];

/** Several boxes ticked travel as one kept value. */
export const BETWEEN = '\n';

/** The fields of each step, as posted. */
export const STEP_FIELDS: Record<TypedStepName, readonly string[]> = {
  identite: ['kind', 'nom', 'siret'],
  adresse: ['numero', 'typeVoie', 'adresse', 'adresse2', 'codePostal', 'commune'],
  activites: ['activite', 'description'],
  contact: ['personne', 'qualite', 'telephone'],
  rib: ['iban'],
  charte: ['charte'],
};

export const ALL_FIELDS = Object.values(STEP_FIELDS).flat();

/** @throws Refusal INTROUVABLE (404): the documents have a page of their own, other words have none. */
export function typedStep(name: string | undefined): TypedStepName {
  const step = (Object.keys(STEP_FIELDS) as TypedStepName[]).find((each) => each === name);
  if (!step) throw refuse('INTROUVABLE');
  return step;
}

export async function stepPage(visit: SignupVisit, step: TypedStepName) {
  const { key, file } = visit;
  return {
    key,
    step,
    label: STEP_LABELS[step],
    place: `Étape ${STEPS.indexOf(step) + 1} sur ${STEPS.length}`,
    open: isOpen(file),
    values: valuesOf(file, step),
    iban: file.iban?.masked ?? null,
    charterOn: file.charter ? formatDay(dayOf(file.charter.at)) : null,
    charter: step === 'charte' ? CHARTER.paragraphs.map(typo) : [],
    menu: step === 'activites' ? await activityMenu() : { offered: [], excluded: [] },
    communes: step === 'adresse' ? homeCommunes().map(({ name, postalCodes }) => ({ name, postalCodes: postalCodes.join(', ') })) : [],
  };
}

export type StepPage = Awaited<ReturnType<typeof stepPage>>;

function valuesOf(
  { identity, address, activities, description, contact, charter }: SignupFile,
  step: TypedStepName,
): Record<string, string> {
  const known: Record<TypedStepName, Record<string, string | undefined>> = {
    identite: { kind: identity?.kind, nom: identity?.name, siret: identity?.siret },
    adresse: {
      numero: address?.number,
      typeVoie: address?.streetType,
      adresse: address?.line1,
      adresse2: address?.line2,
      codePostal: address?.postalCode,
      commune: address?.commune,
    },
    activites: { activite: activities.join(BETWEEN), description },
    contact: { personne: contact?.person, qualite: contact?.quality, telephone: contact?.phone },
    rib: {},
    charte: { charte: charter ? 'oui' : '' },
  };
  return Object.fromEntries(Object.entries(known[step]).map(([name, value]) => [name, value ?? '']));
}

/** Keeps a step. @returns the next one that is not done, or the file when its holder wants to stop there. @throws as saveSignupStep. */
export async function saveStep({ act, key, file }: SignupVisit, step: TypedStepName, fields: Fields): Promise<string> {
  const activities = fields.all('activite');
  fields.replace('activite', activities.join(BETWEEN));
  if (!keepsAsItIs(file, step, fields)) await saveSignupStep(act, { key, step, fields: fields.keep(STEP_FIELDS[step]), activities });
  if (fields.text('suite') === 'dossier') return addressOf(key);
  const next = nextTask(await openSignup({ key }), step);
  return next?.to ?? addressOf(key, 'verification');
}

/** The account stands masked beside an empty field: left empty it stays. */
const keepsAsItIs = (file: SignupFile, step: TypedStepName, fields: Fields): boolean =>
  step === 'rib' && isOpen(file) && file.iban !== null && fields.text('iban').trim() === '';
