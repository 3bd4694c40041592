/** A partner's way in and its account: forms in, use-cases of core called. */
import { countAddressTry } from '#core/access/throttle-address.ts';
import { choosePartnerPassword } from '#core/partner/choose-partner-password.ts';
import { nameOneself } from '#core/partner/employees/name-oneself.ts';
import { findPartnerUser } from '#core/partner/find-partner.ts';
import { addressLine } from '#core/partner/partner.rules.ts';
import { requestPartnerPassword } from '#core/partner/request-partner-password.ts';
import { actNow } from '#core/shared/author.ts';
import { typo } from '#core/shared/french.ts';
import type { Fields } from '../../services/fields.server.ts';
import type { PartnerSeat, PartnerVisit } from './partner-session.server.ts';

/** A first or forgotten password: the same answer always, and every request counts. @throws Refusal TROP_D_ESSAIS (429). */
export async function askPassword(fields: Fields, address: string): Promise<void> {
  const act = actNow({ kind: 'partner', id: 'visiteur' });
  await countAddressTry(act.at, 'reset', address);
  await requestPartnerPassword(act, { mail: fields.text('mail'), identifiant: fields.text('identifiant') });
}

/** After a mailed password; the caller opens a new session. */
export function chooseFirstPassword(seat: PartnerSeat, fields: Fields): Promise<void> {
  const userId = seat.choices[0] ?? '';
  return choosePartnerPassword(actNow({ kind: 'partner', id: userId }), { userId, ...newPassword(fields) });
}

/** From the account page; the caller opens a new session. */
export const changePassword = ({ act, user }: PartnerVisit, fields: Fields): Promise<void> =>
  choosePartnerPassword(act, { userId: user._id, ancien: fields.text('ancien'), ...newPassword(fields) });

const newPassword = (fields: Fields) => ({ motDePasse: fields.text('motDePasse'), confirmation: fields.text('confirmation') });

/** The partners a person may act for. */
export async function partnerChoices(seat: PartnerSeat) {
  const found = await Promise.all(seat.choices.map(findPartnerUser));
  return found.flatMap((each) =>
    each && each.partner.etat !== 'R'
      ? [{ userId: each.user._id, name: typo(each.partner.name), address: addressLine(each.partner.address) }]
      : [],
  );
}

type Named = Pick<PartnerVisit['user'], 'firstName' | 'lastName'>;

/** As the person gave it; blank while the account only bears the partner's name. */
export const nameKnown = ({ firstName, lastName }: Named): Named => (firstName ? { firstName, lastName } : { firstName: '', lastName: '' });

/** @returns the sentence for the next page. @throws FormRefusal (422). */
export async function nameSelf({ act }: PartnerVisit, fields: Fields): Promise<string> {
  const name = { firstName: fields.text('prenom').trim(), lastName: fields.text('nom').trim() };
  await nameOneself(act, name);
  return typo(`Nom enregistré : ${personName(name)}.`);
}

/** "Sarah Cohen". */
export const personName = (person: Named): string => `${person.firstName} ${person.lastName}`.trim();
