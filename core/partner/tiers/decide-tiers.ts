/** The agent has seen the simulation: it is loaded, or given up (R-CAM-06). */
import { requireRight } from '../../access/require-right.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { refuse } from '../../shared/refusals.ts';
import { findPartnerLoad } from './find-partner-loads.ts';
import { PartnerLoads, type PartnerLoadState } from './partner-load.model.ts';

export const PARTNER_LOAD_LABELS: Record<PartnerLoadState, string> = {
  simulated: 'simulé',
  running: 'en cours',
  done: 'terminé',
  failed: 'arrêté',
  cancelled: 'abandonné',
};

/** The worker runs it. @throws Refusal CHARGEMENT_ETAT, CHARGEMENT_EN_COURS (409), CHARGEMENT_INCONNU (404), DROIT_MANQUANT (403). */
export async function confirmTiers(act: Act, id: string): Promise<void> {
  if (await PartnerLoads.exists({ state: 'running', _id: { $ne: id } })) throw refuse('CHARGEMENT_EN_COURS');
  await decide(act, id, { state: 'running', author: act.author }, 'partnerLoad.started');
}

/** Nothing was written, nothing is. @throws as confirmTiers. */
export const cancelTiers = (act: Act, id: string): Promise<void> =>
  decide(act, id, { state: 'cancelled', bytes: null, endedAt: act.at }, 'partnerLoad.cancelled');

async function decide(act: Act, id: string, set: Record<string, unknown>, kind: string): Promise<void> {
  await requireRight(act, 'partners.validate');
  await inTransaction(async (session) => {
    const decided = await PartnerLoads.updateOne({ _id: id, state: 'simulated', bytes: { $ne: null } }, { $set: set }, { session });
    if (decided.modifiedCount !== 1) throw refuse('CHARGEMENT_ETAT', { state: PARTNER_LOAD_LABELS[(await findPartnerLoad(id)).state] });
    await recordEvent(session, act, { kind, object: { type: 'partnerLoad', id }, campaign: null });
  });
}
