import { createHash } from 'node:crypto';
import type { Session } from '../shared/database.ts';
import { type AuditEvent, AuditEvents } from './audit-event.model.ts';
import { standingHash } from './chain.rules.ts';
import { erasedEvent } from './erase-event.rules.ts';

/** The purge's own events: they open and close what it may erase. */
export const PURGE_STARTED = 'campaign.purgeStarted';
export const PURGE_DONE = 'campaign.purged';

/** Takes the persons out of some events of a campaign (R-CAM-09). @returns how many: 0 when none is left. */
export async function eraseSomeEvents(session: Session, campaign: number, key: string, atOnce: number): Promise<number> {
  const some = await AuditEvents.find({ campaign, erased: null, kind: { $nin: [PURGE_STARTED, PURGE_DONE] } })
    .limit(atOnce)
    .session(session)
    .lean<AuditEvent[]>();
  if (some.length === 0) return 0;
  const { modifiedCount } = await AuditEvents.collection.bulkWrite(
    some.map((event) => ({ replaceOne: { filter: { _id: event._id as never, erased: null }, replacement: erasedEvent(event, key) } })),
    { session },
  );
  if (modifiedCount !== some.length) throw new Error('events erased by another process at the same time');
  return some.length;
}

/** One fingerprint for all that a purge left of a campaign's events: the purge's last event carries it, so that a later change shows. */
export async function erasedDigest(campaign: number): Promise<string> {
  const digest = createHash('sha256');
  const events = AuditEvents.find({ campaign, erased: { $type: 'string' } })
    .sort({ _id: 1 })
    .allowDiskUse(true)
    .lean<AuditEvent>()
    .cursor();
  for await (const event of events) digest.update(standingHash(event));
  return digest.digest('hex');
}
