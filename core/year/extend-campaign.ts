import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import { type Campaign, Campaigns } from '../campaign/campaign.model.ts';
import { stateWord } from '../campaign/campaign.rules.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import { refuseStale } from '../campaign/refuse-stale.ts';
import { readReason } from '../shared/reason.rules.ts';
import type { Act } from '../shared/author.ts';
import { type CivilDay, dayOf, formatDay } from '../shared/days.ts';
import { inTransaction } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { alignVouchers } from './align-vouchers.ts';

export interface Extension {
  year: number;
  /** The version the agent saw. */
  version: number;
  /** New last day, included. */
  end: CivilDay;
  reason: string;
}

/**
 * Extends an open campaign (R-CAM-01): later last day, with a recorded reason. Dépenses are decided at least until then. Live QR codes
 * follow, by chunks after the commit; the worker finishes what a crash cut short.
 * @throws Refusal MOTIF_MANQUANT, FIN_PAS_APRES, DATE_PASSEE, DATE_TROP_LOIN (422), CAMPAGNE_ETAT, MODIFIE_ENTRE_TEMPS (409),
 * CAMPAGNE_INCONNUE (404), DROIT_MANQUANT (403).
 */
export async function extendCampaign(act: Act, wanted: Extension): Promise<Campaign> {
  await requireRight(act, 'closing');
  const { year, version, end } = wanted;
  const reason = readReason(wanted.reason);
  const campaign = await findCampaign(year);
  if (campaign.state !== 'open') throw refuse('CAMPAGNE_ETAT', { year, state: stateWord(campaign.state) });
  if (campaign.version !== version) await refuseStale(year, version);
  if (end <= campaign.end) throw refuse('FIN_PAS_APRES', { end: formatDay(campaign.end) }, { field: 'fin' });
  if (end < dayOf(act.at)) throw refuse('DATE_PASSEE', {}, { field: 'fin' });
  if (end > `${year + 1}-12-31`) throw refuse('DATE_TROP_LOIN', { year: year + 1 }, { field: 'fin' });
  const decideUntil = campaign.decideUntil < end ? end : campaign.decideUntil;
  await inTransaction(async (session) => {
    const done = await Campaigns.updateOne(
      { _id: year, version, state: 'open', end: campaign.end },
      { $set: { end, decideUntil }, $inc: { version: 1 } },
      { session },
    );
    if (done.modifiedCount !== 1) return refuseStale(year, version);
    await recordEvent(session, act, {
      kind: 'campaign.extended',
      object: { type: 'campaign', id: String(year) },
      campaign: year,
      before: { end: campaign.end, ...(decideUntil === campaign.decideUntil ? {} : { decideUntil: campaign.decideUntil }) },
      after: { end, decideUntil, reason, version: version + 1 },
    });
  });
  await alignVouchers(year);
  return findCampaign(year);
}
