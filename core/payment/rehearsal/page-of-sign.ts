import { OF_A_BATCH, type Payable, Payables } from '../../forfait/payable.model.ts';
import type { Pending } from '../pending-payables.ts';
import { type PendingGroup, signBearers, type WholeHints } from './sign-bearers.ts';
import { signed, type SignedLine } from './signed-lines.ts';
import type { SignKind } from './signs.rules.ts';

export const LINES_A_PAGE = 50;

/** One page of the lines of `where` that bear a sign, or any, oldest first. Only this page is read, and what stands out by itself. */
export async function pageOfSign(
  pending: Pending,
  whole: WholeHints,
  { where, sign, page }: { where: object; sign: SignKind | 'any'; page: number },
): Promise<{ lines: SignedLine[]; total: number }> {
  const [ids, groups]: [string[], PendingGroup[]] = [[], []];
  let total = 0;
  for await (const { signs, lines, id, group } of signBearers(pending, where, whole)) {
    if (sign === 'any' ? signs.length === 0 : !signs.includes(sign)) continue;
    total += lines;
    if (id !== undefined) ids.push(id);
    if (group) groups.push(group);
  }
  if (total === 0) return { lines: [], total };
  const few = { _id: { $in: ids } };
  // Lines by their keys alone are read by them; beside a group, or as a whole, along the index of the batch.
  const bearing = groups.length === 0 ? few : { $or: [few, ...likeGroups(groups, whole.groups)] };
  const borne = groups.length > 0 && groups.length === whole.groups.length ? where : { $and: [where, bearing] };
  const payables = await Payables.collection
    .find<Payable>(borne)
    .hint(groups.length > 0 ? OF_A_BATCH : { _id: 1 })
    .sort({ dueAt: 1 })
    .skip(page * LINES_A_PAGE)
    .limit(LINES_A_PAGE)
    .toArray();
  return { lines: signed(payables, whole.hints), total };
}

/** Most signs are a partner's: all its groups are then one word of the filter. */
function likeGroups(bearing: readonly PendingGroup[], all: readonly PendingGroup[]): object[] {
  const left = new Map<string | null, number>();
  for (const { partnerId } of all) left.set(partnerId, (left.get(partnerId) ?? 0) + 1);
  for (const { partnerId } of bearing) left.set(partnerId, left.get(partnerId)! - 1);
  const some = bearing.filter(({ partnerId }) => left.get(partnerId)! > 0);
  const wholly = [...left].filter(([, count]) => count === 0).map(([partnerId]) => partnerId);
  return [{ partnerId: { $in: wholly } }, ...some.map(({ partnerId, amount, rejectedOn }) => ({ partnerId, amount, rejectedOn }))];
}
