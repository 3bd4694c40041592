import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import { refuseUnlessWritable } from '../campaign/guard-writable.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import { findLoad } from './find-loads.ts';
import { freeTheWay } from './free-the-way.ts';
import { Loads } from './load.model.ts';
import { LOAD_STATE_LABELS, loadStatesBefore } from './load-states.rules.ts';
import { refuse } from '../shared/refusals.ts';

/**
 * The agent has seen the simulation and wants the load (R-CAM-06): the worker runs it.
 * @throws Refusal CHARGEMENT_ETAT, CHARGEMENT_EN_COURS, CAMPAGNE_LECTURE_SEULE (409), CHARGEMENT_INCONNU (404), DROIT_MANQUANT (403).
 */
export async function confirmLoad(act: Act, id: string): Promise<void> {
  await requireRight(act, 'load');
  const load = await findLoad(id);
  await freeTheWay(act, () =>
    inTransaction(async (session) => {
      const confirmed = await Loads.updateOne(
        { _id: id, state: { $in: loadStatesBefore('confirmed') } },
        { $set: { state: 'confirmed', underWay: true, author: act.author } },
        { session },
      );
      if (confirmed.modifiedCount !== 1) throw refuse('CHARGEMENT_ETAT', { state: LOAD_STATE_LABELS[load.state] });
      await refuseUnlessWritable(session, load.campaign);
      await recordEvent(session, act, { kind: 'load.confirmed', object: { type: 'load', id }, campaign: load.campaign });
    }),
  );
}
