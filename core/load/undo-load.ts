import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { formatInstant } from '../shared/days.ts';
import { inTransaction, type Session } from '../shared/database.ts';
import { newId } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { findLoad } from './find-loads.ts';
import { freeTheWay } from './free-the-way.ts';
import { type Load, Loads, type Undo } from './load.model.ts';
import { LOAD_STATE_LABELS, loadStatesBefore } from './load-states.rules.ts';
import { refuseUnlessUndoable } from './undoing/campaign-guard.ts';
import { findObstacles } from './undoing/find-obstacles.ts';
import { findLaterLoad } from './undoing/later-load.ts';
import { countWritten } from './undoing/written-records.ts';

const MAX_REASON = 200;

/**
 * Asks for a load to be undone, as if it had never been: until something depends on it, and the latest first. The worker does it.
 * @throws Refusal MOTIF_MANQUANT, VALEUR_TROP_LONGUE (422), CHARGEMENT_UTILISE, CHARGEMENT_PAS_LE_DERNIER, CHARGEMENT_NON_ANNULABLE,
 * CHARGEMENT_ETAT, CHARGEMENT_EN_COURS, CAMPAGNE_LECTURE_SEULE (409), CHARGEMENT_INCONNU (404), DROIT_MANQUANT (403).
 */
export async function undoLoad(act: Act, wanted: { id: string; reason: string }): Promise<void> {
  await requireRight(act, 'load');
  const reason = wanted.reason.trim();
  if (!reason) throw refuse('MOTIF_MANQUANT', {}, { field: 'motif' });
  if (reason.length > MAX_REASON) throw refuse('VALEUR_TROP_LONGUE', { label: 'Motif', max: MAX_REASON }, { field: 'motif' });
  const load = await findLoad(wanted.id);
  if (!loadStatesBefore('undoing').includes(load.state)) throw refuse('CHARGEMENT_ETAT', { state: LOAD_STATE_LABELS[load.state] });
  if (typeof load.turn !== 'number') throw refuse('CHARGEMENT_NON_ANNULABLE');
  const [first] = await findObstacles(load);
  if (first) throw refuse('CHARGEMENT_UTILISE', { who: first.who, key: first.key, why: first.why });
  const undo: Undo = { id: newId(), from: load.state, reason, author: act.author, at: act.at, phase: 'hold', obstacles: [] };
  const total = 2 * (await countWritten(load));
  await freeTheWay(act, () => inTransaction((session) => begin(session, act, load, undo, total)));
}

async function begin(session: Session, act: Act, load: Load, undo: Undo, total: number): Promise<void> {
  // A write, so that a chunk of a later load that is being written meets this one.
  await refuseUnlessUndoable(session, load.campaign);
  const later = await findLaterLoad(load, session);
  if (later) throw refuse('CHARGEMENT_PAS_LE_DERNIER', { instant: formatInstant(later.registeredAt) });
  const begun = await Loads.updateOne(
    { _id: load._id, state: undo.from, turn: load.turn },
    { $set: { state: 'undoing', underWay: true, holder: null, leaseUntil: null, failure: null, undo, progress: { done: 0, total } } },
    { session },
  );
  if (begun.modifiedCount !== 1) throw refuse('CHARGEMENT_ETAT', { state: LOAD_STATE_LABELS.undoing });
  await recordEvent(session, act, {
    kind: 'load.undoRequested',
    object: { type: 'load', id: load._id },
    campaign: load.campaign,
    before: { state: undo.from },
    after: { state: 'undoing', reason: undo.reason },
  });
}
