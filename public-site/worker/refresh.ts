import { COPIES_ADDRESS, type QrCopies } from '../app/qr/copies.ts';
import { keep, leaveAt, openGeneration } from './door.ts';

/** Brings the copies up to date: used, deleted and expired codes are not in the answer, and go. Without network all stays. */
export async function refreshCopies(): Promise<void> {
  // Read before asking: whatever happens while the answer travels is seen when it lands.
  const generation = await openGeneration();
  if (generation === null) return;
  const answer = await fetch(COPIES_ADDRESS, { cache: 'no-store' }).catch(() => null);
  if (answer === null || answer.status >= 500 || answer.status === 429) return;
  if (answer.status !== 200) return leaveAt(generation);
  await keep(generation, (await answer.json()) as QrCopies, phoneTime());
}

/** Milliseconds, as this phone counts them. */
export const phoneTime = (): number => performance.timeOrigin + performance.now();
