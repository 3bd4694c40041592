import { sealAudit } from '#core/audit/seal-audit.ts';
import { withLease } from '#core/shared/lease.ts';
import type { Loop } from './loop.ts';

/** A seal this full leaves others behind it; smaller ones wait for the next second, so that seals stay few. */
const FULL = 500;

/** Chains the journal (R-EXT-04): one sealer at a time, so that seals follow one another. */
export const auditLoop = (holder: string): Loop => ({
  name: 'audit',
  idleMs: 1000,
  turn: async () => ((await withLease('audit-seal', holder, 30_000, () => sealAudit())) ?? 0) >= FULL,
});
