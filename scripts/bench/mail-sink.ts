import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** The mail server of the tests, started as a process: scripts never import tests. */
const SINK = path.join(import.meta.dirname, '../../test/faults/mail-sink-process.ts');

export interface MailSink {
  url: string;
  child: ChildProcess;
}

/** A mail server on loopback that takes everything and keeps nothing. */
export async function startMailSink(): Promise<MailSink> {
  const child = spawn(process.execPath, ['--import', 'tsx', SINK], { stdio: ['pipe', 'pipe', 'inherit'] });
  const port = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(line.replace('port ', '')));
    child.once('exit', () => reject(new Error('the mail server did not start')));
  });
  return { url: `smtp://127.0.0.1:${port}`, child };
}
