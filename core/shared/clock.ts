/**
 * The only place that asks what time it is.
 * Business time starts from TLJ_NOW when it is set and runs on; real time serves leases, sessions and TTLs.
 * An instant is a `Date`; a civil day is "AAAA-MM-JJ", always in Europe/Paris.
 */
import { settings } from './settings.ts';

const startedAt = Date.now();

/** Real time of this machine: leases, measured durations, stored sessions. Never for a business rule. */
export function realNow(): Date {
  return new Date();
}

/** Business time: deadlines, freezes, tokens, dates shown (contract: TLJ_NOW). */
export function now(): Date {
  const start = settings().now;
  return start ? new Date(start.getTime() + (Date.now() - startedAt)) : new Date();
}

/** Milliseconds of real time since `start`, for durations shown to people. */
export function elapsedMs(start: Date): number {
  return Date.now() - start.getTime();
}
