/** Checks of a partner, by hand or from the tiers file (R-PAR-04, R-PAR-05): every field read or refused, sizes of the tiers file. Pure. */
import { type CivilDay, readDay } from '../shared/days.ts';
import { readMail, readPostalCode, readRang, readSiret, readTiersi, type Rang, type Tiersi } from '../shared/identifiers.ts';
import { FormRefusal, type Refusal, refuse } from '../shared/refusals.ts';
import { checkActivities } from './activities/activity.rules.ts';
import { PARTNER_KINDS, type PartnerKind } from './partner-kind.rules.ts';
import type { PartnerAddress } from './partner.model.ts';

/** As typed; what the Tiersi base also holds, save number and rank. */
export interface TypedFacts {
  mail: string;
  name: string;
  activities: string[];
  number?: string;
  streetType?: string;
  line1: string;
  line2?: string;
  postalCode: string;
  commune: string;
  kind?: string;
  siret?: string;
  comment?: string;
  /** Date état, signature of the convention; blank: the day of the act. */
  etatDay?: string;
}

export interface TypedPartner extends TypedFacts {
  tiersi: string;
  rang: string;
}

export interface CheckedFacts {
  mail: string;
  name: string;
  activities: string[];
  address: PartnerAddress;
  kind: PartnerKind;
  siret: string | null;
  comment: string;
  etatDay: CivilDay | null;
}

export interface TiersiPair {
  tiersi: Tiersi;
  rang: Rang;
}

/** @throws FormRefusal with one refusal for each field that is wrong (422). */
export function checkPartner(typed: TypedPartner): CheckedFacts & TiersiPair {
  const refusals: Refusal[] = [];
  const facts = readFacts(typed, refusals);
  const pair = readPair(typed, refusals);
  if (refusals.length > 0) throw new FormRefusal(refusals);
  return { ...facts, ...pair };
}

/** The same without number and rank: not yet validated, or being changed. @throws FormRefusal (422). */
export function checkFacts(typed: TypedFacts): CheckedFacts {
  const refusals: Refusal[] = [];
  const facts = readFacts(typed, refusals);
  if (refusals.length > 0) throw new FormRefusal(refusals);
  return facts;
}

/** Number and rank as typed at the validation. @throws FormRefusal (422). */
export function checkPair(typed: { tiersi: string; rang: string }): TiersiPair {
  const refusals: Refusal[] = [];
  const pair = readPair(typed, refusals);
  if (refusals.length > 0) throw new FormRefusal(refusals);
  return pair;
}

/** A pair typed for good is typed whole: fewer digits are a slip, not a number that lost its zeros in a file. @throws FormRefusal (422). */
export function checkWholePair({ tiersi, rang }: { tiersi: string; rang: string }): void {
  const refusals = [
    ...(/^\d{7}$/.test(tiersi.trim()) ? [] : [refuse('TIERSI_INVALIDE', {}, { field: 'tiersi' })]),
    ...(/^\d{4}$/.test(rang.trim()) ? [] : [refuse('RANG_INVALIDE', {}, { field: 'rang' })]),
  ];
  if (refusals.length > 0) throw new FormRefusal(refusals);
}

const readPair = ({ tiersi, rang }: { tiersi: string; rang: string }, refusals: Refusal[]): TiersiPair => ({
  tiersi: required(refusals, readTiersi(tiersi), refuse('TIERSI_INVALIDE', {}, { field: 'tiersi' })),
  rang: required(refusals, readRang(rang), refuse('RANG_INVALIDE', {}, { field: 'rang' })),
});

function required<T>(refusals: Refusal[], read: T | null, refusal: Refusal): T {
  if (read === null) refusals.push(refusal);
  return read as T;
}

/** Blank is nothing; what cannot be read is refused. */
function optional<T>(refusals: Refusal[], text: string | undefined, read: (text: string) => T | null, refusal: Refusal): T | null {
  const bare = (text ?? '').trim();
  return bare === '' ? null : required(refusals, read(bare), refusal);
}

function readFacts(typed: TypedFacts, refusals: Refusal[]): CheckedFacts {
  const text = (value: string | undefined, label: string, field: string, max: number, needed = true): string => {
    const bare = (value ?? '').trim();
    if (needed && !bare) refusals.push(refuse('CHAMP_MANQUANT', { label }, { field }));
    if (bare.length > max) refusals.push(refuse('VALEUR_TROP_LONGUE', { label, max }, { field }));
    return bare;
  };
  return {
    mail: required(refusals, readMail(typed.mail), refuse('MAIL_INVALIDE', {}, { field: 'mail' })),
    name: text(typed.name, 'Nom', 'nom', 80),
    activities: checkActivities(typed.activities, refusals),
    address: {
      number: text(typed.number, 'Numéro de voie', 'numero', 10, false),
      streetType: text(typed.streetType, 'Type de voie', 'typeVoie', 10, false),
      line1: text(typed.line1, 'Adresse', 'adresse', 40),
      line2: text(typed.line2, 'Complément d’adresse', 'adresse2', 40, false),
      postalCode: required(refusals, readPostalCode(typed.postalCode), refuse('CODE_POSTAL_INVALIDE', {}, { field: 'codePostal' })),
      commune: text(typed.commune, 'Commune', 'commune', 40),
    },
    kind: required(refusals, kindOf(typed.kind || 'association'), refuse('CHOIX_INCONNU', {}, { field: 'kind' })),
    siret: optional(refusals, typed.siret, readSiret, refuse('SIRET_INVALIDE', {}, { field: 'siret' })),
    comment: text(typed.comment, 'Commentaire', 'commentaire', 100, false),
    etatDay: optional(refusals, typed.etatDay, readDay, refuse('JOUR_ILLISIBLE', {}, { field: 'dateEtat' })),
  };
}

const kindOf = (text: string): PartnerKind | null => PARTNER_KINDS.find((kind) => kind === text) ?? null;
