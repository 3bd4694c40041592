/**
 * While the demo is made, the workers rest: one would close last year's campaign before its codes are drawn, for its last day is
 * over, and send letters whose links the demo opens itself.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { isLeaseHeld, withLease } from '#core/shared/lease.ts';
import { refuse } from '#core/shared/refusals.ts';

const DEMO_LEASE = 'demo';
/** A demo cut short holds the workers back this long. */
const LEASE_MS = 15_000;
/** A turn begun just before the lease ends meanwhile: turns ask before they begin, not again. */
const A_TURN_MS = 1_500;

/** @throws Refusal DEMO_BASE_NON_VIDE (409) while another demo is made. */
export async function whileWorkersRest<T extends object>(work: () => Promise<T>): Promise<T> {
  const done = await withLease(DEMO_LEASE, randomUUID(), LEASE_MS, async () => {
    await wait(A_TURN_MS);
    return work();
  });
  if (done === null) throw refuse('DEMO_BASE_NON_VIDE');
  return done;
}

/** Asked by the workers before each turn. */
export const isDemoUnderWay = (): Promise<boolean> => isLeaseHeld(DEMO_LEASE);
