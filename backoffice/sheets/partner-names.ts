import { type Partner, Partners } from '#core/partner/partner.model.ts';

/** Names of partners, by id: one query for a whole list. */
export async function partnerNames(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const found = await Partners.find({ _id: { $in: wanted } }, { name: 1 }).lean<Pick<Partner, '_id' | 'name'>[]>();
  return new Map(found.map(({ _id, name }) => [_id, name]));
}
