import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import type { AuditEvent } from './audit-event.model.ts';
import { eachEvent, type EventQuery } from './find-events.ts';
import { recordEvent } from './record-event.ts';

/** Records that somebody takes a copy of the journal, with its filters; then gives the events one after the other (R-EXT-04). */
export async function exportEvents(act: Act, query: EventQuery): Promise<AsyncIterable<AuditEvent>> {
  await inTransaction((session) =>
    recordEvent(session, act, {
      kind: 'audit.exported',
      object: { type: 'audit', id: 'journal' },
      campaign: query.campaign ?? null,
      after: { filters: { ...query } },
    }),
  );
  return eachEvent(query);
}
