import type { Command } from 'commander';
import type { Right } from '#core/access/rights.rules.ts';
import type { Act } from '#core/shared/author.ts';
import { type Answer, writeAnswer } from './answer.ts';
import { onDatabase } from './call.ts';
import { CommandFailed } from './complaint.ts';

interface Globals {
  json?: boolean;
  agent?: string;
}

/**
 * Makes the action of a command: opens the database, names the author, answers.
 * `work` gets the act, then what commander gives: arguments in their order, then the command's own options.
 */
export function actOn<A extends unknown[]>(work: (act: Act, ...given: A) => Promise<Answer>, right?: Right) {
  return async (...called: unknown[]): Promise<void> => {
    // Commander ends its arguments with the command itself.
    const command = called.at(-1) as Command;
    const { json = false, agent } = command.optsWithGlobals<Globals>();
    const answer = await onDatabase({ agent, ...(right ? { right } : {}) }, (act) => work(act, ...(called.slice(0, -1) as A)));
    writeAnswer(answer, json);
    if (answer.failed !== undefined) throw new CommandFailed(answer.failed);
  };
}
