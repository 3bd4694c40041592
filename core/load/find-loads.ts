import { refuse } from '../shared/refusals.ts';
import type { FileKind } from './file-kinds.ts';
import { type Load, type LoadReject, LoadRejects, Loads } from './load.model.ts';

/** @throws Refusal CHARGEMENT_INCONNU (404). */
export async function findLoad(id: string): Promise<Load> {
  const load = await Loads.findById(id).lean<Load>();
  if (!load) throw refuse('CHARGEMENT_INCONNU');
  return load;
}

/** The history of a campaign's loads, the latest first (R-CAM-07). */
export const listLoads = (campaign: number): Promise<Load[]> => Loads.find({ campaign }).sort({ registeredAt: -1 }).lean<Load[]>();

export interface RejectsWanted {
  loadId: string;
  level: LoadReject['level'];
  file?: FileKind | undefined;
  code?: string | undefined;
  /** Taken up by a later load, or still waiting; none: both. */
  takenUp?: boolean | undefined;
  /** From 0. */
  page?: number;
  perPage?: number;
}

/** One page of the rejects or warnings of a load, in the order of its files, and how many there are. */
export async function listRejects({
  loadId,
  level,
  file,
  code,
  takenUp,
  page = 0,
  perPage = 50,
}: RejectsWanted): Promise<{ total: number; rejects: LoadReject[] }> {
  const wanted = {
    loadId,
    level,
    ...(file ? { file } : {}),
    ...(code ? { code } : {}),
    ...(takenUp === undefined ? {} : { takenUp: takenUp ? { $ne: null } : null }),
  };
  const rejects = await LoadRejects.find(wanted)
    .sort({ file: 1, line: 1 })
    .skip(page * perPage)
    .limit(perPage)
    .lean<LoadReject[]>();
  return { total: await LoadRejects.countDocuments(wanted), rejects };
}

/** How many lines of a load have each code, the most frequent first. */
export async function countRejectCodes(loadId: string, level: LoadReject['level']): Promise<{ code: string; count: number }[]> {
  const groups = await LoadRejects.aggregate<{ _id: string; count: number }>([
    { $match: { loadId, level } },
    { $group: { _id: '$code', count: { $sum: 1 } } },
    { $sort: { count: -1, _id: 1 } },
  ]);
  return groups.map(({ _id: code, count }) => ({ code, count }));
}

/** Loads by their ids: those that took lines up. */
export const findLoadsByIds = (ids: readonly string[]): Promise<Load[]> => Loads.find({ _id: { $in: ids } }).lean<Load[]>();
