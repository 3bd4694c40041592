import { randomBytes } from 'node:crypto';
import type { Act } from '../shared/author.ts';
import { realNow } from '../shared/clock.ts';
import { insert, type Session } from '../shared/database.ts';
import { newId } from '../shared/identifiers.ts';
import { type AuditEvent, AuditEvents } from './audit-event.model.ts';

export type Happening = Pick<AuditEvent, 'kind' | 'object' | 'campaign'> & Partial<Pick<AuditEvent, 'before' | 'after'>>;

/** Writes one event of the journal, in the transaction of its effect (R-EXT-04): if it fails, so does the effect. */
export async function recordEvent(session: Session, act: Act, happening: Happening): Promise<void> {
  await insert(
    AuditEvents,
    {
      _id: newId(),
      at: act.at,
      recordedAt: realNow(),
      author: act.author,
      kind: happening.kind,
      object: happening.object,
      campaign: happening.campaign,
      before: happening.before ?? null,
      after: happening.after ?? null,
      salt: randomBytes(16).toString('hex'),
    },
    session,
  );
}
