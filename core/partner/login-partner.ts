import { checkPassword } from '../access/check-password.ts';
import { partnerSubject } from '../access/subject.ts';
import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import { readMail } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { type Partner, Partners, type PartnerUser, PartnerUsers } from './partner.model.ts';
import { radiated } from './partner.rules.ts';

/** What the lock counts: the mail, known or not. */
export const partnerIdentifier = (mail: string): string => `partner:${mail}`;

export interface PartnerChoice {
  userId: string;
  partnerId: string;
  partnerName: string;
}

/**
 * Login by mail and password (R-PAR-09). One mail may serve several partners: the caller lets the person choose.
 * @throws Refusal IDENTIFIANTS_FAUX (422), COMPTE_GELE (423), PARTENAIRE_RADIE, PARTENAIRE_FERME (403).
 */
export async function loginPartner(
  act: Act,
  typed: { mail: string; motDePasse: string },
): Promise<{ users: PartnerChoice[]; mustChange: boolean }> {
  const mail = readMail(typed.mail);
  const users = mail ? await PartnerUsers.find({ mail, active: true }).sort({ _id: 1 }).lean<PartnerUser[]>() : [];
  const { mustChange } = await checkPassword({
    identifier: partnerIdentifier(mail ?? typed.mail.trim().toLowerCase().slice(0, 100)),
    subject: mail && users.length > 0 ? partnerSubject(mail) : null,
    password: typed.motDePasse,
    at: act.at,
    wrong: () => refuse('IDENTIFIANTS_FAUX', {}, { field: 'motDePasse' }),
  });
  const all = await Partners.find({ _id: { $in: users.map((each) => each.partnerId) } }).lean<Partner[]>();
  const partners = all.filter(({ etat }) => etat !== 'R');
  const choices = users.flatMap((user) => {
    const partner = partners.find((each) => each._id === user.partnerId);
    return partner ? [{ userId: user._id, partnerId: partner._id, partnerName: partner.name }] : [];
  });
  if (choices.length === 0) throw all[0] ? radiated(all[0]) : refuse('PARTENAIRE_FERME');
  await inTransaction((session) =>
    recordEvent(
      session,
      { ...act, author: { kind: 'partner', id: choices[0]!.userId } },
      { kind: 'partner.loggedIn', object: { type: 'partnerUser', id: choices[0]!.userId }, campaign: null },
    ),
  );
  return { users: choices, mustChange };
}
