/** The fields of a partner that agents change (R-PAR-06), as texts: what a history and a tiers file compare. Pure. */
import { formatDay } from '../shared/days.ts';
import type { Partner } from './partner.model.ts';
import type { FieldChange } from './partner-change.model.ts';

export const PARTNER_FIELD_LABELS = {
  name: 'Raison sociale',
  kind: 'Forme',
  siret: 'Siret',
  mail: 'Adresse mail',
  activities: 'Types d’activité',
  number: 'N° de voie',
  streetType: 'Type de voie',
  line1: 'Adresse, ligne 1',
  line2: 'Adresse, ligne 2',
  postalCode: 'Code postal',
  commune: 'Commune',
  etatDay: 'Date état',
  comment: 'Commentaire',
} as const;

export type PartnerField = keyof typeof PARTNER_FIELD_LABELS;
export const PARTNER_FIELDS = Object.keys(PARTNER_FIELD_LABELS) as PartnerField[];

type Described = Pick<Partner, 'name' | 'kind' | 'siret' | 'mail' | 'activities' | 'address' | 'etatDay' | 'comment'>;

/** Each field as it is read on screen; days JJ/MM/AAAA. */
export const fieldTexts = ({ address, ...partner }: Described): Record<PartnerField, string> => ({
  name: partner.name,
  kind: partner.kind,
  siret: partner.siret ?? '',
  mail: partner.mail,
  activities: partner.activities.join(', '),
  ...address,
  etatDay: partner.etatDay ? formatDay(partner.etatDay) : '',
  comment: partner.comment,
});

/** What differs, field by field, in the order of the form. */
export function fieldChanges(before: Described, after: Described): FieldChange[] {
  const [was, is] = [fieldTexts(before), fieldTexts(after)];
  return PARTNER_FIELDS.filter((field) => was[field] !== is[field]).map((field) => ({ field, before: was[field], after: is[field] }));
}
