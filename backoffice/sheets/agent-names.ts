import { type Agent, Agents } from '#core/access/access.model.ts';

/** Names of agents by code, active or not: one query for a whole list. */
export async function agentNames(codes: readonly string[]): Promise<Map<string, string>> {
  const found = await Agents.find({ _id: { $in: [...new Set(codes)] } }, { lastName: 1, firstName: 1 }).lean<Agent[]>();
  return new Map(found.map(({ _id, firstName, lastName }) => [_id, `${firstName} ${lastName}`]));
}
