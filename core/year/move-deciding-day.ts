import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import { type Campaign, Campaigns } from '../campaign/campaign.model.ts';
import { stateWord } from '../campaign/campaign.rules.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import { refuseStale } from '../campaign/refuse-stale.ts';
import { readReason } from '../shared/reason.rules.ts';
import type { Act } from '../shared/author.ts';
import { type CivilDay, dayOf } from '../shared/days.ts';
import { inTransaction } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';

/**
 * Moves the last day on which dépenses submitted in time may be decided (R-CAM-01: 31/07/N+1), with a recorded reason.
 * @throws Refusal MOTIF_MANQUANT, DATE_* (422), CAMPAGNE_ETAT, MODIFIE_ENTRE_TEMPS (409), CAMPAGNE_INCONNUE (404), DROIT_MANQUANT (403).
 */
export async function moveDecidingDay(
  act: Act,
  wanted: { year: number; version: number; decideUntil: CivilDay; reason: string },
): Promise<Campaign> {
  await requireRight(act, 'closing');
  const { year, version, decideUntil } = wanted;
  const reason = readReason(wanted.reason);
  const campaign = await findCampaign(year);
  if (campaign.state !== 'open' && campaign.state !== 'closed') throw refuse('CAMPAGNE_ETAT', { year, state: stateWord(campaign.state) });
  if (campaign.version !== version) await refuseStale(year, version);
  if (decideUntil < campaign.end) throw refuse('DATE_DECISION_AVANT_FIN', {}, { field: 'decision' });
  if (decideUntil < dayOf(act.at)) throw refuse('DATE_PASSEE', {}, { field: 'decision' });
  if (decideUntil > `${year + 1}-12-31`) throw refuse('DATE_TROP_LOIN', { year: year + 1 }, { field: 'decision' });
  await inTransaction(async (session) => {
    const done = await Campaigns.updateOne(
      { _id: year, version, state: { $in: ['open', 'closed'] }, end: { $lte: decideUntil } },
      { $set: { decideUntil }, $inc: { version: 1 } },
      { session },
    );
    if (done.modifiedCount !== 1) return refuseStale(year, version);
    await recordEvent(session, act, {
      kind: 'campaign.decidingDayMoved',
      object: { type: 'campaign', id: String(year) },
      campaign: year,
      before: { decideUntil: campaign.decideUntil },
      after: { decideUntil, reason, version: version + 1 },
    });
  });
  return findCampaign(year);
}
