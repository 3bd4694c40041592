import { Agents } from '#core/access/access.model.ts';
import type { Right } from '#core/access/rights.rules.ts';
import type { Act } from '#core/shared/author.ts';
import { at } from './scheme.ts';

let made = 0;

/** What a new agent with these rights alone does, at the usual instant. */
export async function byAgent(...rights: Right[]): Promise<Act> {
  const code = `P${String(2000 + made++)}911`;
  await Agents.collection.insertOne({
    _id: code,
    mail: `${code.toLowerCase()}@caf.example`,
    lastName: 'Le Goff',
    firstName: 'Camille',
    profile: 'operateur',
    rights,
    active: true,
    createdAt: at(),
    version: 0,
    vouched: 0,
  } as never);
  return { author: { kind: 'agent', id: code }, at: at() };
}
