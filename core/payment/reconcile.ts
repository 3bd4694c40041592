/** The proof that the money is right (R-PAY-05, money.md R1–R7): no difference, or the list of them. Reads only. */
import { now, realNow } from '../shared/clock.ts';
import type { Check } from './reconciliation/check.ts';
import { checkBatches } from './reconciliation/check-batches.ts';
import { checkForfaits } from './reconciliation/check-forfaits.ts';
import { checkJournal } from './reconciliation/check-journal.ts';
import { checkLines } from './reconciliation/check-lines.ts';
import { checkOverdue } from './reconciliation/check-overdue.ts';
import { checkPayables } from './reconciliation/check-payables.ts';
import { checkReservations } from './reconciliation/check-reservations.ts';
import { inSnapshot } from './reconciliation/snapshot.ts';

export interface Reconciliation {
  ok: boolean;
  checks: Check[];
}

/** Runs every check on one snapshot of the database, while people go on working. `at`: business time, for what is overdue. */
export async function reconcile(at: Date = now()): Promise<Reconciliation> {
  const checks = await inSnapshot(async (read) => [
    await checkForfaits(read),
    await checkReservations(read),
    await checkPayables(read),
    await checkLines(read),
    await checkBatches(read),
    await checkOverdue(read, { business: at, real: realNow() }),
    await checkJournal(read),
  ]);
  return { ok: checks.every((check) => check.differences.length === 0), checks };
}
