import { renewStamp } from '../access/credentials.ts';
import { requireRight } from '../access/require-right.ts';
import { partnerSubject } from '../access/subject.ts';
import { explainState } from '../partner/explain-change.ts';
import { findPartner } from '../partner/find-partner.ts';
import { type Partner, Partners, type PartnerUser, PartnerUsers } from '../partner/partner.model.ts';
import { agentCodeOf } from '../partner/partner.rules.ts';
import { recordChange } from '../partner/record-change.ts';
import { hasOpenFile } from '../partner/signup/signup-queue.ts';
import { readReason } from '../partner/suspend-partner.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, type Session } from '../shared/database.ts';
import { plural } from '../shared/french.ts';
import { type Refusal, refuse } from '../shared/refusals.ts';
import { countObstacles } from './radiation-obstacles.ts';

/**
 * Radiates a partner, for good (R-PAR-07): it was suspended before, in a transaction of its own, and nothing is or could become owed to it.
 * Why that order is enough, without a write of the partner by every draw: docs/decisions/0016.
 * @throws Refusal MOTIF_MANQUANT (422), RADIATION_SANS_SUSPENSION, RADIATION_IMPOSSIBLE, DOSSIER_A_EXAMINER, PARTENAIRE_ETAT (409), INTROUVABLE (404), DROIT_MANQUANT (403).
 */
export async function radiatePartner(act: Act, { partnerId, reason: typed }: { partnerId: string; reason: string }): Promise<void> {
  await requireRight(act, 'partners.validate');
  const reason = readReason(typed);
  await inTransaction(async (session) => {
    const partner = await Partners.findOneAndUpdate(
      { _id: partnerId, $or: [{ etat: 'C', suspended: true }, { etat: 'I' }] },
      { $set: { etat: 'R', modifiedAt: act.at, agentCode: agentCodeOf(act) } },
      { session, returnDocument: 'after' },
    ).lean<Partner>();
    if (!partner) throw await explain(partnerId);
    if (await hasOpenFile(session, partnerId)) throw refuse('DOSSIER_A_EXAMINER');
    await refuseIfOwed(session, partnerId);
    await endSessions(session, partnerId);
    await recordChange(session, act, partner, { kind: 'radiated', reason });
  });
}

async function refuseIfOwed(session: Session, partnerId: string): Promise<void> {
  const { vouchers, payables } = await countObstacles(session, partnerId);
  const what = [
    ...(vouchers > 0 ? [plural(vouchers, 'QR code non utilisé', 'QR codes non utilisés')] : []),
    ...(payables > 0 ? [plural(payables, 'paiement non versé', 'paiements non versés')] : []),
  ];
  if (what.length > 0) throw refuse('RADIATION_IMPOSSIBLE', { what: what.join(' et ') });
}

async function endSessions(session: Session, partnerId: string): Promise<void> {
  const users = await PartnerUsers.find({ partnerId }, { mail: 1 }).session(session).lean<PartnerUser[]>();
  for (const { mail } of users) await renewStamp(session, partnerSubject(mail));
}

async function explain(partnerId: string): Promise<Refusal> {
  const partner = await findPartner(partnerId);
  if (partner?.etat === 'C' && !partner.suspended) return refuse('RADIATION_SANS_SUSPENSION');
  return explainState(partnerId, 'radié');
}
