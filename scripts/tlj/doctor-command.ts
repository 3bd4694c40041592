import type { Command } from 'commander';
import type { Diagnosis } from '../doctor.ts';
import { writeAnswer } from './answer.ts';

/** `tlj doctor`: what this machine has of what the installation needs. It opens no database. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('dit ce qui a été trouvé : MongoDB, Chromium, polices, SMTP')
    .action(async (_options: unknown, command: Command) => {
      const { doctor } = await import('../doctor.ts');
      const found = await doctor();
      const lines = [`Node ${found.node}`, ...found.findings.map(findingLine)];
      writeAnswer({ json: { ...found }, lines }, command.optsWithGlobals<{ json?: boolean }>().json ?? false);
    });
}

const findingLine = ({ name, ok, version, where, note }: Diagnosis['findings'][number]): string =>
  [ok ? name : `${name} (manque)`, version, where, note].filter((part) => part !== null && part !== '').join(' · ');
