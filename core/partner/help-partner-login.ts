import { forgetFailures } from '../access/login-attempts.ts';
import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, type Session } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { findPartnerUser } from './find-partner.ts';
import { partnerIdentifier } from './login-partner.ts';
import { provisionalPassword } from './mail-partner-password.ts';
import type { Partner, PartnerUser } from './partner.model.ts';

export interface PartnerPerson {
  partnerId: string;
  userId: string;
}

/**
 * An agent has a provisional password mailed to a partner's user (R-PAR-09), and lifts the lock: the agent never sees it.
 * @throws Refusal INTROUVABLE (404), PARTENAIRE_ETAT (409), DROIT_MANQUANT (403).
 */
export async function sendPartnerPassword(act: Act, person: PartnerPerson): Promise<void> {
  const { user, partner } = await personOf(act, person);
  if (partner.etat !== 'C') throw refuse('PARTENAIRE_ETAT', { state: partner.etat === 'R' ? 'radié' : 'à valider', wanted: 'aidé ainsi' });
  const give = await provisionalPassword(act, user, partner);
  await done(act, user, 'partner.passwordSent', give);
}

/** An agent lifts the lock of five wrong passwords; the password stays. @throws as sendPartnerPassword. */
export async function unlockPartner(act: Act, person: PartnerPerson): Promise<void> {
  const { user } = await personOf(act, person);
  await done(act, user, 'partner.unlocked', async () => undefined);
}

async function personOf(act: Act, { partnerId, userId }: PartnerPerson): Promise<{ user: PartnerUser; partner: Partner }> {
  await requireRight(act, 'partners.edit');
  const found = await findPartnerUser(userId);
  if (found?.partner._id !== partnerId) throw refuse('INTROUVABLE');
  return found;
}

async function done(act: Act, user: PartnerUser, kind: string, more: (session: Session) => Promise<void>): Promise<void> {
  await inTransaction(async (session) => {
    await more(session);
    await forgetFailures(partnerIdentifier(user.mail), session);
    await recordEvent(session, act, { kind, object: { type: 'partnerUser', id: user._id }, campaign: null });
  });
}
