import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import { type Campaign, Campaigns } from '../campaign/campaign.model.ts';
import { stateWord } from '../campaign/campaign.rules.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, isDuplicate } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { type CampaignView, showCampaign } from './show-campaign.ts';

/**
 * Top de clôture (R-CAM-08): ends the load and opens the campaign to families; after a reopening it only ends the load.
 * @throws Refusal CHARGEMENT_CLOS, CAMPAGNE_ETAT, CAMPAGNE_DEJA_OUVERTE (409), CAMPAGNE_INCONNUE (404), DROIT_MANQUANT (403).
 */
export async function closeLoad(act: Act, { year }: { year: number }): Promise<CampaignView> {
  await requireRight(act, 'closing');
  const campaign = await findCampaign(year);
  try {
    await inTransaction(async (session) => {
      const done = await Campaigns.findOneAndUpdate(
        { _id: year, state: { $in: ['draft', 'loading', 'open'] }, loadOpen: true },
        [{ $set: { state: 'open', loadOpen: false, openedAt: { $ifNull: ['$openedAt', act.at] } } }],
        { session, returnDocument: 'before' },
      ).lean<Campaign>();
      if (!done)
        throw campaign.state === 'open'
          ? refuse('CHARGEMENT_CLOS', { year })
          : refuse('CAMPAGNE_ETAT', { year, state: stateWord(campaign.state) });
      await recordEvent(session, act, {
        kind: 'campaign.loadClosed',
        object: { type: 'campaign', id: String(year) },
        campaign: year,
        before: { state: done.state },
        after: { state: 'open' },
      });
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const other = await Campaigns.findOne({ state: 'open' }).lean<Campaign>();
    throw refuse('CAMPAGNE_DEJA_OUVERTE', { year: other?._id ?? year });
  }
  return showCampaign(year);
}
