import { countTry } from '../access/throttle.ts';
import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import { readMail, readPartnerIdentifier } from '../shared/identifiers.ts';
import { provisionalPassword } from './mail-partner-password.ts';
import { type Partner, Partners, type PartnerUser, PartnerUsers } from './partner.model.ts';

/**
 * Forgotten or first password, by mail and identifier (R-PAR-09, CCTP 9): a provisional one is mailed, good for 24 h.
 * The old one stays good until it is used. The answer is the same in all cases. @throws Refusal TROP_D_ESSAIS (429).
 */
export async function requestPartnerPassword(act: Act, typed: { mail: string; identifiant: string }): Promise<void> {
  const identifiant = readPartnerIdentifier(typed.identifiant);
  const mail = readMail(typed.mail);
  await countTry(act.at, `partner-password:${mail ?? 'unreadable'}`, { max: mail ? 5 : 1000, minutes: 60 });
  const partner = identifiant ? await Partners.findOne({ identifiant, etat: { $ne: 'R' } }).lean<Partner>() : null;
  const user = partner && mail ? await PartnerUsers.findOne({ mail, partnerId: partner._id, active: true }).lean<PartnerUser>() : null;
  if (!partner || !user) return;
  const give = await provisionalPassword(act, user, partner);
  await inTransaction(async (session) => {
    await give(session);
    await recordEvent(session, act, { kind: 'partner.passwordRequested', object: { type: 'partnerUser', id: user._id }, campaign: null });
  });
}
