import { Campaigns } from '../../campaign/campaign.model.ts';
import type { Session } from '../../shared/database.ts';
import { refuse } from '../../shared/refusals.ts';

/**
 * The guard of every chunk: a write on the campaign, so that closing the campaign, or a chunk of another load, exclude it.
 * The top de clôture is no bar: a load is undone until the first draw, and there is none before it (R-CAM-08).
 * @throws Refusal CAMPAGNE_LECTURE_SEULE (409).
 */
export async function refuseUnlessUndoable(session: Session, year: number): Promise<void> {
  const { matchedCount } = await Campaigns.updateOne(
    { _id: year, state: { $in: ['draft', 'loading', 'open'] } },
    { $inc: { loadChunks: 1 } },
    { session },
  );
  if (matchedCount !== 1) throw refuse('CAMPAGNE_LECTURE_SEULE', { year });
}
