import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import { Campaigns } from '../campaign/campaign.model.ts';
import { stateWord } from '../campaign/campaign.rules.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { type CampaignView, showCampaign } from './show-campaign.ts';

/**
 * Reopens the load of an open campaign, with a recorded reason (R-CAM-08). Families go on meanwhile: the campaign stays open.
 * @throws Refusal MOTIF_MANQUANT (422), CAMPAGNE_ETAT (409), CAMPAGNE_INCONNUE (404), DROIT_MANQUANT (403).
 */
export async function reopenLoad(act: Act, wanted: { year: number; reason: string }): Promise<CampaignView> {
  await requireRight(act, 'closing');
  const reason = wanted.reason.trim();
  if (!reason) throw refuse('MOTIF_MANQUANT', {}, { field: 'motif' });
  const { year } = wanted;
  const campaign = await findCampaign(year);
  await inTransaction(async (session) => {
    const done = await Campaigns.updateOne({ _id: year, state: 'open', loadOpen: false }, { $set: { loadOpen: true } }, { session });
    if (done.modifiedCount !== 1) throw refuse('CAMPAGNE_ETAT', { year, state: stateWord(campaign.state) });
    await recordEvent(session, act, {
      kind: 'campaign.loadReopened',
      object: { type: 'campaign', id: String(year) },
      campaign: year,
      after: { reason },
    });
  });
  return showCampaign(year);
}
