import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import { Refusal } from '../shared/refusals.ts';
import { cancelIn } from './cancel-batch.ts';
import { claimLines, type Hold } from './claim-lines.ts';
import type { BatchView } from './find-batch.ts';
import { freezeBatch } from './freeze-batch.ts';

/**
 * Claims what is left, 500 lines a transaction, then freezes the batch. A line that no longer fits (its partner's numbers changed
 * meanwhile) abandons the batch: it stays as cancelled, with the reason, and its lines are pending again.
 */
export async function finishBatch(act: Act, hold: Hold): Promise<BatchView> {
  try {
    while ((await inTransaction((session) => claimLines(session, hold))) > 0);
    return await inTransaction((session) => freezeBatch(session, act, hold));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'LIGNE_HORS_FORMAT')
      await inTransaction((session) => cancelIn(session, act, { _id: hold._id, fence: hold.fence, reason: error.message }));
    throw error;
  }
}
