/** Checks of a partner entered by hand (R-PAR-04, R-PAR-05): every field read or refused, sizes of the tiers file. Pure. */
import { readMail, readPostalCode, readRang, readTiersi, type Rang, type Tiersi } from '../shared/identifiers.ts';
import { folded } from '../shared/french.ts';
import { FormRefusal, type Refusal, refuse } from '../shared/refusals.ts';
import { PARTNER_KINDS, type PartnerKind } from './partner-kind.rules.ts';
import type { PartnerAddress } from './partner.model.ts';

/** As typed. */
export interface TypedPartner {
  mail: string;
  name: string;
  tiersi: string;
  rang: string;
  activities: string[];
  number?: string;
  streetType?: string;
  line1: string;
  line2?: string;
  postalCode: string;
  commune: string;
  kind?: string;
}

export interface CheckedPartner {
  mail: string;
  name: string;
  tiersi: Tiersi;
  rang: Rang;
  activities: string[];
  address: PartnerAddress;
  kind: PartnerKind;
}

/** Excluded from the scheme (CCTP 2, R-PAR-08): languages, school support, worship. */
const EXCLUDED = /\b(langues?|anglais|soutien scolaire|aide aux devoirs|cultes?|cultuelles?|catechisme|coranique)\b/;

/** @throws FormRefusal with one refusal for each field that is wrong (422). */
export function checkPartner(typed: TypedPartner): CheckedPartner {
  const refusals: Refusal[] = [];
  const required = <T>(read: T | null, refusal: Refusal): T => {
    if (read === null) refusals.push(refusal);
    return read as T;
  };
  const text = (value: string | undefined, label: string, field: string, max: number, needed = true): string => {
    const bare = (value ?? '').trim();
    if (needed && !bare) refusals.push(refuse('CHAMP_MANQUANT', { label }, { field }));
    if (bare.length > max) refusals.push(refuse('VALEUR_TROP_LONGUE', { label, max }, { field }));
    return bare;
  };
  const checked: CheckedPartner = {
    mail: required(readMail(typed.mail), refuse('MAIL_INVALIDE', {}, { field: 'mail' })),
    name: text(typed.name, 'Nom', 'nom', 80),
    tiersi: required(readTiersi(typed.tiersi), refuse('TIERSI_INVALIDE', {}, { field: 'tiersi' })),
    rang: required(readRang(typed.rang), refuse('RANG_INVALIDE', {}, { field: 'rang' })),
    activities: checkActivities(typed.activities, refusals),
    address: {
      number: text(typed.number, 'Numéro de voie', 'numero', 10, false),
      streetType: text(typed.streetType, 'Type de voie', 'typeVoie', 10, false),
      line1: text(typed.line1, 'Adresse', 'adresse', 40),
      line2: text(typed.line2, 'Complément d’adresse', 'adresse2', 40, false),
      postalCode: required(readPostalCode(typed.postalCode), refuse('CODE_POSTAL_INVALIDE', {}, { field: 'codePostal' })),
      commune: text(typed.commune, 'Commune', 'commune', 40),
    },
    kind: required(kindOf(typed.kind ?? 'association'), refuse('CHOIX_INCONNU', {}, { field: 'kind' })),
  };
  if (refusals.length > 0) throw new FormRefusal(refusals);
  return checked;
}

const kindOf = (text: string): PartnerKind | null => PARTNER_KINDS.find((kind) => kind === text) ?? null;

function checkActivities(typed: string[], refusals: Refusal[]): string[] {
  const activities = typed.map((each) => each.trim()).filter(Boolean);
  if (activities.length === 0) refusals.push(refuse('CHAMP_MANQUANT', { label: 'Activité' }, { field: 'activite' }));
  const excluded = activities.find((each) => EXCLUDED.test(folded(each)));
  if (excluded) refusals.push(refuse('ACTIVITE_EXCLUE', { activity: excluded }, { field: 'activite' }));
  return activities;
}
