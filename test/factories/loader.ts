import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { LoadSources } from '#core/load/open-tables.ts';
import { aMortalClient, type Mortal } from './mortal-client.ts';

const PROGRAM = path.join(import.meta.dirname, 'load-process.ts');

export interface Loader extends Mortal {
  /** Starts the load of these files, or the worker's turn. */
  go(wanted: (LoadSources & { year: number }) | { worker: string }): void;
  /** What it says, line by line. */
  said: AsyncIterator<string>;
}

/** A process ready to load on the database of `uri`. */
export async function aLoader(uri: string): Promise<Loader> {
  const client = aMortalClient(uri);
  const env = { ...process.env, MONGODB_URI: client.uri, NODE_OPTIONS: '' };
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const said = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  if ((await said.next()).value !== 'prêt') throw new Error('le chargeur n’a pas démarré');
  return { go: (wanted) => void child.stdin.write(JSON.stringify(wanted)), said, ...client.mortal(child) };
}
