import type { FileKind } from './file-kinds.ts';
import { beginningWith, CHANGE_SUBJECTS, type ChangeSubject, changesPrefix, type LoadChange, LoadChanges } from './load-change.model.ts';
import type { Load } from './load.model.ts';
import { showsSimulation } from './load-states.rules.ts';

export interface ChangesWanted {
  file?: FileKind | undefined;
  about?: ChangeSubject | undefined;
  /** From 0. */
  page?: number;
  perPage?: number;
}

/** One page of what a load changes, or would change: who is new, what becomes what; and how many there are (R-CAM-06). */
export async function listChanges(
  load: Pick<Load, '_id' | 'state'>,
  { file, about, page = 0, perPage = 50 }: ChangesWanted,
): Promise<{ total: number; changes: LoadChange[] }> {
  const _id = beginningWith(changesPrefix(load._id, showsSimulation(load.state), file));
  const wanted = about ? { loadId: load._id, about, _id } : { _id };
  const changes = await LoadChanges.find(wanted)
    .sort({ _id: 1 })
    .skip(page * perPage)
    .limit(perPage)
    .lean<LoadChange[]>();
  return { total: await LoadChanges.countDocuments(wanted), changes };
}

/** How many records each kind of change touches: a record may be in several. */
export async function countChanges(load: Pick<Load, '_id' | 'state'>): Promise<Record<ChangeSubject, number>> {
  const _id = beginningWith(changesPrefix(load._id, showsSimulation(load.state)));
  const counts = await Promise.all(CHANGE_SUBJECTS.map((about) => LoadChanges.countDocuments({ loadId: load._id, about, _id })));
  return Object.fromEntries(CHANGE_SUBJECTS.map((about, place) => [about, counts[place]!])) as Record<ChangeSubject, number>;
}
