import type { Act } from '../../shared/author.ts';
import type { Load, Undo } from '../load.model.ts';

/** One undoing as its holder runs it: the load as it was claimed, and what was asked. */
export interface UndoRun {
  act: Act;
  load: Load;
  undo: Undo;
}
