import type { Act } from '../shared/author.ts';
import { isDuplicate } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { failLoad, Interrupted } from './fail-load.ts';
import { type Load, Loads } from './load.model.ts';
import { patiently } from './running/patiently.ts';
import { isAbandoned } from './running/holders.ts';

/**
 * Inserts or confirms a load, of which one at most is under way: a unique partial index holds that.
 * A load of the command line whose process died is put away first; one that the worker can resume is left to it.
 * @throws Refusal CHARGEMENT_EN_COURS (409).
 */
export async function freeTheWay(act: Act, begin: () => Promise<void>): Promise<void> {
  try {
    await begin();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const other = await Loads.findOne({ underWay: true }).lean<Load>();
    if (other && (isForWorker(other) || !isAbandoned(other))) throw refuse('CHARGEMENT_EN_COURS');
    if (other) await patiently(() => failLoad(act, other, new Interrupted()));
    await begin();
  }
}

/** Whether the worker has what it needs to go on with it: the files, or nothing but the database for an undoing. */
export const isForWorker = ({ files, state }: Load): boolean => state === 'undoing' || Boolean(files.allo?.stored ?? files.enf?.stored);
