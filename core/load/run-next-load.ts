import { actNow } from '../shared/author.ts';
import { claimLoad } from './claim-load.ts';
import { dropSimulatedChanges } from './drop-simulated-changes.ts';
import { failLoad } from './fail-load.ts';
import type { Load } from './load.model.ts';
import { closeTables, openTables } from './open-tables.ts';
import { LoadLost } from './running/advance-load.ts';
import { runLoad } from './running/run-load.ts';
import { dropStoredFiles, withStoredFiles } from './stored-files.ts';
import { runUndo } from './undoing/run-undo.ts';

/**
 * The worker's turn: simulates, runs or undoes the load that waits for it, or resumes one whose worker died.
 * A refused file, a closed load or a cancellation ends in the load's history, not here.
 * @returns the load it worked on, or null when there was none. @throws what the database throws when it is gone: the lease then ends by itself.
 */
export async function runNextLoad({ holder }: { holder: string }): Promise<string | null> {
  const load = await claimLoad(holder);
  if (!load) return null;
  if (load.state === 'undoing') await runUndo(load);
  else await runFiles(load);
  return load._id;
}

async function runFiles(load: Load): Promise<void> {
  try {
    await withStoredFiles(load, (sources) => runSources(load, sources));
    if (load.state === 'running') await dropDeposit(load);
  } catch (error) {
    // Cancelled or taken over: its files are somebody else's matter.
    if (!(error instanceof LoadLost)) await endFailed(load, error);
  }
}

async function dropDeposit(load: Load): Promise<void> {
  await dropStoredFiles(load);
  await dropSimulatedChanges(load._id);
}

async function runSources(load: Load, sources: Parameters<typeof openTables>[0]): Promise<void> {
  const tables = await openTables(sources);
  try {
    await runLoad(actNow(load.author), load, tables);
  } finally {
    await closeTables(tables);
  }
}

async function endFailed(load: Load, error: unknown): Promise<void> {
  await failLoad(actNow(load.author), load, error);
  await dropDeposit(load);
}
