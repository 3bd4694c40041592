import { CommanderError } from 'commander';
import { complaintOf } from './complaint.ts';
import { tljProgram } from './program.ts';
import { usageSentence } from './usage-sentence.ts';

const REFUSED = 1;
const WRONG_USAGE = 2;

/** Runs one command. @returns the exit code; what went wrong is on stderr, in French. */
export async function runTlj(args: string[]): Promise<number> {
  try {
    await tljProgram().parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return usageCode(error);
    process.stderr.write(`${complaintOf(error)}\n`);
    return REFUSED;
  }
}

/** Help that was asked for is no fault; everything else of commander's is. */
function usageCode(error: CommanderError): number {
  if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') return 0;
  process.stderr.write(`${usageSentence(error)}\n`);
  return WRONG_USAGE;
}
