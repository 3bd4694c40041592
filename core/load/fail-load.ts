import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, isDatabaseGone } from '../shared/database.ts';
import { typo } from '../shared/french.ts';
import { logFault } from '../shared/log.ts';
import { Refusal } from '../shared/refusals.ts';
import { type Load, Loads } from './load.model.ts';
import { LoadLost } from './running/advance-load.ts';

/** The process that held the load is gone. */
export class Interrupted extends Error {
  override name = 'Interrupted';
}

/**
 * Ends a load that cannot go on, and says why in its history. What its chunks wrote stays: the same files loaded again complete it.
 * Does nothing when the load is no longer its caller's.
 * @throws `error` again when it says nothing about the load: it was lost, or the database is gone and the load will be resumed.
 */
export async function failLoad(act: Act, load: Load, error: unknown): Promise<void> {
  const databaseGone = isDatabaseGone(error) || (error instanceof Refusal && error.code === 'BASE_INDISPONIBLE');
  if (error instanceof LoadLost || databaseGone) throw error;
  await inTransaction(async (session) => {
    const failed = await Loads.updateOne(
      { _id: load._id, fence: load.fence, state: load.state },
      { $set: { state: 'failed', underWay: false, holder: null, leaseUntil: null, endedAt: act.at, failure: sentenceOf(error) } },
      { session },
    );
    if (failed.modifiedCount === 1)
      await recordEvent(session, act, { kind: 'load.failed', object: { type: 'load', id: load._id }, campaign: load.campaign });
  });
}

function sentenceOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof Interrupted) return typo('Le chargement a été interrompu. Chargez de nouveau les mêmes fichiers : il se terminera.');
  return typo(
    `Une erreur est survenue (n° ${logFault(error, 'load')}). Chargez de nouveau les mêmes fichiers : le chargement se terminera.`,
  );
}
