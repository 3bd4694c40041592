import { type AuditEvent, AuditEvents, type AuditSeal, AuditSeals } from './audit-event.model.ts';
import { eventHash, FIRST_PREVIOUS, sealHash } from './chain.rules.ts';
import { erasedDigest, PURGE_DONE, PURGE_STARTED } from './erase-journal.ts';
import { LATE_MS } from './seal-audit.ts';

export interface AuditVerdict {
  ok: boolean;
  /** Events sealed and found as they were. */
  events: number;
  /** Id of the first event, or number of the first seal, that was changed, removed, swapped or slipped in. */
  firstBad: string | null;
}

/**
 * Walks the chain from its first seal (R-EXT-04, R7): locates a changed, deleted, swapped or cut record,
 * an event older than the last seal that no seal holds, and one touched after the purge of its campaign. Memory does not grow with the journal.
 */
export async function verifyAudit(): Promise<AuditVerdict> {
  const purged = new Set(await AuditEvents.distinct('campaign', { kind: PURGE_STARTED }));
  let previous = FIRST_PREVIOUS;
  let number = 0;
  let events = 0;
  for await (const seal of AuditSeals.find().sort({ _id: 1 }).lean<AuditSeal>().cursor()) {
    number++;
    if (seal._id !== number || seal.previous !== previous || sealHash(seal) !== seal.hash)
      return { ok: false, events, firstBad: `scellé ${number}` };
    const bad = await firstBadEvent(seal, purged);
    if (bad) return { ok: false, events, firstBad: bad };
    events += seal.events.length;
    previous = seal.hash;
  }
  const stray = (await slippedIn()) ?? (await touchedAfterPurge());
  return { ok: stray === null, events, firstBad: stray };
}

async function firstBadEvent(seal: AuditSeal, purged: ReadonlySet<unknown>): Promise<string | null> {
  const found = await AuditEvents.find({ _id: { $in: seal.events.map((event) => event.id) } }).lean<AuditEvent[]>();
  const byId = new Map(found.map((event) => [event._id, event]));
  for (const { id, hash } of seal.events) {
    const event = byId.get(id);
    if (!event || eventHash(event) !== hash) return id;
    // Only a purge erases: without one, the mark hides a change.
    if (event.erased !== undefined && !purged.has(event.campaign)) return id;
  }
  return null;
}

/** An event recorded well before the last seal and held by none was slipped in afterwards. */
async function slippedIn(): Promise<string | null> {
  const last = await AuditSeals.findOne().sort({ _id: -1 }).lean<AuditSeal>();
  if (!last) return null;
  const [stray] = await AuditEvents.aggregate<{ _id: string }>([
    { $match: { recordedAt: { $lt: new Date(last.upTo.getTime() - LATE_MS) } } },
    { $sort: { recordedAt: 1 } },
    { $project: { _id: 1 } },
    { $lookup: { from: 'auditSeals', localField: '_id', foreignField: 'events.id', as: 'seals', pipeline: [{ $project: { _id: 1 } }] } },
    { $match: { seals: { $size: 0 } } },
    { $limit: 1 },
  ]);
  return stray?._id ?? null;
}

/** What a finished purge left is bound by its last event, which the chain holds. */
async function touchedAfterPurge(): Promise<string | null> {
  for (const done of await AuditEvents.find({ kind: PURGE_DONE }).sort({ campaign: 1 }).lean<AuditEvent[]>())
    if (done.campaign === null || done.after?.journal !== (await erasedDigest(done.campaign))) return `purge ${done.campaign}`;
  return null;
}
