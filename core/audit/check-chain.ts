import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import { recordEvent } from './record-event.ts';
import { type AuditVerdict, verifyAudit } from './verify-audit.ts';

/** Verifies the whole chain for an agent (R-EXT-04), and records that it was done and what it found. */
export async function checkChain(act: Act): Promise<AuditVerdict> {
  const verdict = await verifyAudit();
  await inTransaction((session) =>
    recordEvent(session, act, {
      kind: 'audit.verified',
      object: { type: 'audit', id: 'journal' },
      campaign: null,
      after: { intact: verdict.ok, events: verdict.events, firstBad: verdict.firstBad },
    }),
  );
  return verdict;
}
