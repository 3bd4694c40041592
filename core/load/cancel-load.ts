import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import { refuseUnlessWritable } from '../campaign/guard-writable.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { dropSimulatedChanges } from './drop-simulated-changes.ts';
import { findLoad } from './find-loads.ts';
import { Loads } from './load.model.ts';
import { LOAD_STATE_LABELS, loadStatesBefore } from './load-states.rules.ts';
import { dropStoredFiles } from './stored-files.ts';

/**
 * Gives a load up, even while it runs: the next chunk is not written, those before it stay.
 * @throws Refusal CHARGEMENT_ETAT (409) once it has ended, CAMPAGNE_LECTURE_SEULE (409), CHARGEMENT_INCONNU (404), DROIT_MANQUANT (403).
 */
export async function cancelLoad(act: Act, id: string): Promise<void> {
  await requireRight(act, 'load');
  const load = await findLoad(id);
  await inTransaction(async (session) => {
    const cancelled = await Loads.updateOne(
      { _id: id, state: { $in: loadStatesBefore('cancelled') } },
      { $set: { state: 'cancelled', underWay: false, holder: null, leaseUntil: null, endedAt: act.at } },
      { session },
    );
    if (cancelled.modifiedCount !== 1) throw refuse('CHARGEMENT_ETAT', { state: LOAD_STATE_LABELS[load.state] });
    await refuseUnlessWritable(session, load.campaign);
    await recordEvent(session, act, { kind: 'load.cancelled', object: { type: 'load', id }, campaign: load.campaign });
  });
  await dropStoredFiles(load);
  await dropSimulatedChanges(id);
}
