import { isDuplicate } from '../shared/database.ts';
import { type AuditEvent, AuditEvents, type AuditSeal, AuditSeals } from './audit-event.model.ts';
import { eventHash, FIRST_PREVIOUS, sealHash } from './chain.rules.ts';

/** A transaction lives 20 s at most: an event recorded this long before the last seal is visible by now, or never will be. */
export const LATE_MS = 60_000;
const EVENTS_AT_ONCE = 500;

/**
 * Chains the events not yet sealed, oldest first (R-EXT-04). One sealer at a time holds the lease; should two run all the same,
 * the number of a seal is unique and the second does nothing. Events are never changed: a seal is a document of its own.
 * @returns how many events were sealed.
 */
export async function sealAudit(): Promise<number> {
  const last = await AuditSeals.findOne().sort({ _id: -1 }).lean<AuditSeal>();
  const events = await unsealed(last);
  if (events.length === 0) return 0;
  const sealed = {
    _id: (last?._id ?? 0) + 1,
    previous: last?.hash ?? FIRST_PREVIOUS,
    events: events.map((event) => ({ id: event._id, hash: eventHash(event) })),
  };
  const upTo = new Date(Math.max(last?.upTo.getTime() ?? 0, ...events.map((event) => event.recordedAt.getTime())));
  try {
    await AuditSeals.collection.insertOne({ ...sealed, upTo, hash: sealHash(sealed) } as never);
    return events.length;
  } catch (error) {
    if (isDuplicate(error)) return 0;
    throw error;
  }
}

/** Events recorded since a little before the last seal's latest one, without those that recent seals hold already. */
async function unsealed(last: AuditSeal | null): Promise<AuditEvent[]> {
  const since = new Date((last?.upTo.getTime() ?? 0) - LATE_MS);
  const recent = await AuditSeals.find({ upTo: { $gte: since } }, { 'events.id': 1 }).lean<AuditSeal[]>();
  const sealed = new Set(recent.flatMap((seal) => seal.events.map((event) => event.id)));
  const found: AuditEvent[] = [];
  for await (const event of AuditEvents.find({ recordedAt: { $gte: since } })
    .sort({ recordedAt: 1, _id: 1 })
    .lean<AuditEvent>()
    .cursor()) {
    if (!sealed.has(event._id)) found.push(event);
    if (found.length === EVENTS_AT_ONCE) break;
  }
  return found;
}
