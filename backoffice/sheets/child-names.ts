import { type Child, childId, Children } from '#core/family/family.model.ts';
import type { Sias } from '#core/shared/identifiers.ts';

/** "Lina MOREL" of children, by "year:sias": one query for a whole list. */
export async function childNames(
  of: readonly { campaign: number; sias: Sias }[],
): Promise<(row: { campaign: number; sias: Sias }) => string> {
  const ids = [...new Set(of.map(({ campaign, sias }) => childId(campaign, sias)))];
  const found = await Children.find({ _id: { $in: ids } }, { firstName: 1, lastName: 1 }).lean<Child[]>();
  const names = new Map(found.map(({ _id, firstName, lastName }) => [_id, `${firstName} ${lastName}`]));
  return ({ campaign, sias }) => names.get(childId(campaign, sias)) ?? '';
}
