import { countTry } from '../access/throttle.ts';
import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import { readMail, readPartnerIdentifier } from '../shared/identifiers.ts';
import { FormRefusal, refuse } from '../shared/refusals.ts';
import { provisionalPassword } from './mail-partner-password.ts';
import { type Partner, Partners, type PartnerUser, PartnerUsers } from './partner.model.ts';

/**
 * Forgotten or first password, by mail and identifier (R-PAR-09, CCTP 9): a provisional one is mailed, good for 24 h.
 * The old one stays good until it is used. The answer is the same in all cases.
 * @throws FormRefusal (422) when what is typed cannot be a mail or an identifier, Refusal TROP_D_ESSAIS (429).
 */
export async function requestPartnerPassword(act: Act, typed: { mail: string; identifiant: string }): Promise<void> {
  const { mail, identifiant } = readTyped(typed);
  await countTry(act.at, `partner-password:${mail}`, { max: 5, minutes: 60 });
  const partner = await Partners.findOne({ identifiant, etat: { $ne: 'R' } }).lean<Partner>();
  const user = partner ? await PartnerUsers.findOne({ mail, partnerId: partner._id, active: true }).lean<PartnerUser>() : null;
  if (!partner || !user) return;
  const give = await provisionalPassword(act, user, partner);
  await inTransaction(async (session) => {
    await give(session);
    await recordEvent(session, act, { kind: 'partner.passwordRequested', object: { type: 'partnerUser', id: user._id }, campaign: null });
  });
}

function readTyped(typed: { mail: string; identifiant: string }): { mail: string; identifiant: string } {
  const [mail, identifiant] = [readMail(typed.mail), readPartnerIdentifier(typed.identifiant)];
  if (mail && identifiant) return { mail, identifiant };
  throw new FormRefusal([
    ...(mail ? [] : [refuse('MAIL_INVALIDE', {}, { field: 'mail' })]),
    ...(identifiant ? [] : [refuse('IDENTIFIANT_INVALIDE', {}, { field: 'identifiant' })]),
  ]);
}
