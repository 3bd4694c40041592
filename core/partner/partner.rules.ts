import type { Act } from '../shared/author.ts';
import { dayOf, formatDay } from '../shared/days.ts';
import { folded } from '../shared/french.ts';
import { type Refusal, refuse } from '../shared/refusals.ts';
import type { Partner, PartnerAddress } from './partner.model.ts';

/** Visible to families, can be drawn on and can scan: validated by the Caf, neither suspended nor radié (R-PAR-03, R-PAR-13). */
export const isActive = (partner: Pick<Partner, 'etat' | 'suspended' | 'tiersi'>): boolean =>
  partner.etat === 'C' && !partner.suspended && partner.tiersi !== null;

/** The filter that says the same to the database. */
export const ACTIVE_PARTNER = { etat: 'C', suspended: false, tiersi: { $type: 'string' } } as const;

/** "3 rue des Lilas, 91130 Ris-Orangis": one line, empty parts left out. */
export function addressLine(address: PartnerAddress): string {
  const street = [address.number, address.streetType, address.line1].filter(Boolean).join(' ');
  return [street, address.line2, `${address.postalCode} ${address.commune}`].filter((part) => part.trim() !== '').join(', ');
}

/** What searches look in. */
export const searchText = ({ name, activities, address }: Pick<Partner, 'name' | 'activities' | 'address'>): string =>
  folded([name, ...activities, address.commune].join(' '));

/** Code agent Caf: the first five characters of the agent's code (R-PAR-05). */
export const agentCodeOf = ({ author }: Act): string => (author.kind === 'agent' ? author.id.slice(0, 5) : '');

/** What somebody of a radié partner is told: nothing changes such a record afterwards, so its last change is that day. */
export const radiated = ({ modifiedAt }: Pick<Partner, 'modifiedAt'>): Refusal =>
  refuse('PARTENAIRE_RADIE', { day: formatDay(dayOf(modifiedAt)) });
