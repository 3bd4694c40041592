/** The closed list of what a message can say of a family, each a whole French phrase: agents never have to agree a plural. Pure. */
import { campaignLabel } from '../../campaign/campaign.rules.ts';
import type { Campaign } from '../../campaign/campaign.model.ts';
import { formatEuros } from '../../shared/cents.ts';
import { formatDay } from '../../shared/days.ts';
import { plural } from '../../shared/french.ts';
import type { FamilyFacts } from '../audiences/family-facts.ts';
import type { MessageKind } from './message-kinds.ts';

export const FIELDS = ['prenom', 'enfants', 'solde', 'qr_codes', 'annee', 'fin', 'montant_verse', 'date_versement'] as const;
export type FieldName = (typeof FIELDS)[number];

export const FIELD_WORDS: Record<FieldName, string> = {
  prenom: 'Prénom de l’allocataire',
  enfants: 'Prénoms des enfants',
  solde: 'Ce qui reste pour la famille',
  qr_codes: 'Nombre de QR codes en attente',
  annee: 'Année de la campagne',
  fin: 'Dernier jour de la campagne',
  montant_verse: 'Montant versé',
  date_versement: 'Date du versement',
};

const OF_PAYMENTS: readonly FieldName[] = ['montant_verse', 'date_versement'];

/** Only the message of a payment knows one. */
export const fieldsOf = (kind: MessageKind): FieldName[] => FIELDS.filter((field) => kind === 'payment' || !OF_PAYMENTS.includes(field));

/** Each field's words for one family. */
export const fieldValues = (family: FamilyFacts, campaign: Pick<Campaign, '_id' | 'end'>): Record<FieldName, string> => ({
  prenom: family.firstName,
  enfants: listed(family.children.map(({ firstName }) => firstName)),
  solde: formatEuros(family.left),
  qr_codes: plural(family.liveVouchers, 'QR code'),
  annee: campaignLabel(campaign._id),
  fin: formatDay(campaign.end),
  montant_verse: formatEuros(family.paid),
  date_versement: family.paidOn === null ? 'ce jour' : formatDay(family.paidOn),
});

/** "Lina", "Lina et Noé", "Lina, Noé et Zoé"; "vos enfants" when the file names none. */
function listed(names: readonly string[]): string {
  if (names.length === 0) return 'vos enfants';
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} et ${names.at(-1)}`;
}
