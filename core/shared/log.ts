/** Technical log: JSON lines on stderr, identifiers of faults, never a personal datum (R-SEC-01). */
import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { settings } from './settings.ts';

let current: pino.Logger | undefined;

/** The log of this process. Pass ids of ours and counts; never names, mails, tokens or bodies. */
export function log(): pino.Logger {
  current ??= pino({ level: settings().logLevel, base: { pid: process.pid } }, pino.destination(2));
  return current;
}

/**
 * Logs an unexpected error under a fresh identifier, which is what the person is shown.
 * Only its name and where it was thrown are kept: a message may hold data.
 */
export function logFault(error: unknown, where: string): string {
  const fault = randomUUID().slice(0, 8);
  const stack =
    error instanceof Error
      ? (error.stack ?? '')
          .split('\n')
          .filter((line) => /^\s+at /.test(line))
          .slice(0, 6)
      : [];
  log().error({ fault, where, name: error instanceof Error ? error.name : typeof error, stack }, 'unexpected error');
  return fault;
}
