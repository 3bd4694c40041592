import { requireRight } from '../access/require-right.ts';
import { Children, Families } from '../family/family.model.ts';
import type { Act } from '../shared/author.ts';
import { findLoad } from './find-loads.ts';
import { beginningWith, changesPrefix, LoadChanges } from './load-change.model.ts';
import type { FileKind } from './file-kinds.ts';
import type { Load, Obstacle } from './load.model.ts';
import { loadStatesBefore } from './load-states.rules.ts';
import { findLaterLoad } from './undoing/later-load.ts';
import { findObstacles } from './undoing/find-obstacles.ts';

export interface UndoPreview {
  /** Records that would be removed, and put back as they were. */
  families: { removed: number; restored: number };
  children: { removed: number; restored: number };
  /** What depends on the load, the first of it. */
  obstacles: Obstacle[];
  /** A load that must be undone before. */
  later: Load | null;
}

/**
 * What undoing a load would do, and what is in the way; null when it is not one that can be undone at all.
 * @throws Refusal CHARGEMENT_INCONNU (404), DROIT_MANQUANT (403).
 */
export async function previewUndo(act: Act, id: string): Promise<UndoPreview | null> {
  await requireRight(act, 'load');
  const load = await findLoad(id);
  if (!loadStatesBefore('undoing').includes(load.state) || typeof load.turn !== 'number') return null;
  const brought = { campaign: load.campaign, loadId: id, firstLoadId: id };
  const restored = (file: FileKind) => LoadChanges.countDocuments({ _id: beginningWith(changesPrefix(id, false, file)) });
  const later = await findLaterLoad(load);
  return {
    families: { removed: await Families.countDocuments(brought), restored: await restored('allo') },
    children: { removed: await Children.countDocuments(brought), restored: await restored('enf') },
    obstacles: later ? [] : await findObstacles(load),
    later,
  };
}
