import { recordEvent } from '../../audit/record-event.ts';
import { type Campaign, Campaigns } from '../../campaign/campaign.model.ts';
import type { Session } from '../../shared/database.ts';
import { refuse } from '../../shared/refusals.ts';
import type { Run } from './run.ts';

/** States in which a campaign may be loaded, as long as its load is open (R-CAM-08). */
export const LOADABLE = ['draft', 'loading', 'open'] as const;

/** @throws Refusal CHARGEMENT_CLOS or CAMPAGNE_LECTURE_SEULE (409) when the campaign takes no load. */
export function refuseUnlessLoadable({ _id: year, state, loadOpen }: Campaign): void {
  if (!(LOADABLE as readonly string[]).includes(state)) throw refuse('CAMPAGNE_LECTURE_SEULE', { year });
  if (!loadOpen) throw refuse('CHARGEMENT_CLOS', { year });
}

/**
 * The guard of every chunk: a write on the campaign, so that closing the load or the campaign and writing a chunk exclude each other.
 * The first chunk puts a draft campaign in state loading.
 * @throws Refusal CHARGEMENT_CLOS (409): the chunk rolls back, those before it stay.
 */
export async function touchCampaign(session: Session, { act, campaign }: Run): Promise<void> {
  const before = await Campaigns.findOneAndUpdate(
    { _id: campaign._id, loadOpen: true, state: { $in: LOADABLE } },
    [
      {
        $set: {
          loadChunks: { $add: [{ $ifNull: ['$loadChunks', 0] }, 1] },
          state: { $cond: [{ $eq: ['$state', 'draft'] }, 'loading', '$state'] },
        },
      },
    ],
    { session, projection: { state: 1 } },
  ).lean<Pick<Campaign, 'state'>>();
  if (!before) throw refuse('CHARGEMENT_CLOS', { year: campaign._id });
  if (before.state !== 'draft') return;
  const object = { type: 'campaign', id: String(campaign._id) };
  await recordEvent(session, act, {
    kind: 'campaign.loading',
    object,
    campaign: campaign._id,
    before: { state: 'draft' },
    after: { state: 'loading' },
  });
}
