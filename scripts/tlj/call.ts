import { findAgent } from '#core/access/find-agent.ts';
import { requireRight } from '#core/access/require-right.ts';
import type { Right } from '#core/access/rights.rules.ts';
import { type Act, actNow, type Author, system } from '#core/shared/author.ts';
import { connectDatabase, disconnectDatabase } from '#core/shared/database.ts';
import { readAgentCode } from '#core/shared/identifiers.ts';
import { refuse } from '#core/shared/refusals.ts';
import { settings } from '#core/shared/settings.ts';
import { migrate } from '#core/schema/migrate.ts';
import { useDatabase } from '../services/use-database.ts';
import { CommandFailed } from './complaint.ts';
import { say } from './say.ts';

/** Few connections: a command does one thing. */
const POOL = 20;

/**
 * Runs one command's work on the installation's database: the given one, the running one, or our own for the time of the call.
 * @param agent code given by --agent; without it the author is the system.
 * @param right asked of that agent, for commands whose use-case asks none.
 * @throws Refusal AGENT_INCONNU, DROIT_MANQUANT (403); CommandFailed when no database can be had.
 */
export async function onDatabase<T>(call: { agent: string | undefined; right?: Right }, work: (act: Act) => Promise<T>): Promise<T> {
  const database = await useDatabase(settings(), say).catch((error: Error) => {
    throw new CommandFailed(error.message);
  });
  try {
    await connectDatabase(database.uri, POOL);
    await migrate();
    const act = actNow(await authorOf(call.agent));
    if (call.right) await requireRight(act, call.right);
    return await work(act);
  } finally {
    await disconnectDatabase();
    await database.release();
  }
}

async function authorOf(code: string | undefined): Promise<Author> {
  if (code === undefined) return system('tlj');
  const agent = await findAgent(readAgentCode(code) ?? '');
  if (!agent?.active) throw refuse('AGENT_INCONNU', { code });
  return { kind: 'agent', id: agent._id };
}
