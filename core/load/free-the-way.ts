import type { Act } from '../shared/author.ts';
import { isDuplicate } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { failLoad, Interrupted } from './fail-load.ts';
import { type Load, Loads } from './load.model.ts';
import { patiently } from './running/patiently.ts';
import { isAbandoned } from './running/holders.ts';

/**
 * Inserts or confirms a load, of which one at most is under way: a unique partial index holds that.
 * A load of the command line whose process died is put away first; one whose files are stored is for the worker to resume.
 * @throws Refusal CHARGEMENT_EN_COURS (409).
 */
export async function freeTheWay(act: Act, begin: () => Promise<void>): Promise<void> {
  try {
    await begin();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const other = await Loads.findOne({ underWay: true }).lean<Load>();
    if (other && (isStored(other) || !isAbandoned(other))) throw refuse('CHARGEMENT_EN_COURS');
    if (other) await patiently(() => failLoad(act, other, new Interrupted()));
    await begin();
  }
}

const isStored = ({ files }: Load): boolean => Boolean(files.allo?.stored ?? files.enf?.stored);
