/** Reading the journal (R-EXT-04): by author, object, kind, period, campaign; newest first, page by page from a place in time. */
import { type CivilDay, endOfDay, startOfDay } from '../shared/days.ts';
import type { AuthorKind } from '../shared/author.ts';
import { refuse } from '../shared/refusals.ts';
import { type AuditEvent, AuditEvents } from './audit-event.model.ts';

/** What is left out is not asked. */
export interface EventQuery {
  authorKind?: AuthorKind;
  author?: string;
  objectType?: string;
  /** Any of these identifiers: one person has one for each campaign. */
  objects?: readonly string[];
  kinds?: readonly string[];
  /** First and last civil day, both included. */
  from?: CivilDay;
  to?: CivilDay;
  campaign?: number;
}

const NEWEST_FIRST = { at: -1, _id: -1 } as const;
/** Beyond it the exact number costs more than it says. */
const COUNTED = 10_000;

/** @returns one page, newest first, and where the next one starts: null at the end. @throws Refusal ENTREE_REFUSEE (422) for a bad `after`. */
export async function findEvents(
  query: EventQuery,
  page: { after?: string; size: number },
): Promise<{ events: AuditEvent[]; next: string | null }> {
  const filter = page.after ? { $and: [filterOf(query), olderThan(page.after)] } : filterOf(query);
  const found = await AuditEvents.find(filter)
    .sort(NEWEST_FIRST)
    .limit(page.size + 1)
    .lean<AuditEvent[]>();
  const events = found.slice(0, page.size);
  return { events, next: found.length > page.size ? placeOf(events.at(-1)!) : null };
}

/** How many there are; `more` when the count stopped at 10,000. */
export async function countEvents(query: EventQuery): Promise<{ count: number; more: boolean }> {
  const filter = filterOf(query);
  // Nothing asked: counted along the index of the pages, not through the whole events.
  const hint = Object.keys(filter).length === 0 ? { hint: NEWEST_FIRST } : {};
  const count = await AuditEvents.countDocuments(filter, { limit: COUNTED + 1, ...hint });
  return { count: Math.min(count, COUNTED), more: count > COUNTED };
}

/** All of them, newest first, one after the other: memory does not grow. */
export const eachEvent = (query: EventQuery): AsyncIterable<AuditEvent> =>
  AuditEvents.find(filterOf(query)).sort(NEWEST_FIRST).lean<AuditEvent>().cursor();

/** The MongoDB filter of a query: each value is compared as it is. */
export function filterOf(query: EventQuery): Record<string, unknown> {
  const { authorKind, author, objectType, objects, kinds, from, to, campaign } = query;
  const at = { ...(from ? { $gte: startOfDay(from) } : {}), ...(to ? { $lt: endOfDay(to) } : {}) };
  const wanted: Record<string, unknown> = {
    'author.kind': authorKind,
    'author.id': author,
    'object.type': objectType,
    'object.id': anyOf(objects),
    kind: anyOf(kinds),
    campaign,
    at: from || to ? at : undefined,
  };
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
}

const anyOf = (values: readonly string[] | undefined) => values && (values.length === 1 ? values[0] : { $in: values });

const placeOf = ({ at, _id }: AuditEvent): string => `${at.toISOString()}_${_id}`;

function olderThan(place: string): Record<string, unknown> {
  const [instant = '', id = ''] = place.split('_');
  const at = new Date(instant);
  if (Number.isNaN(at.getTime()) || !id) throw refuse('ENTREE_REFUSEE');
  return { at: { $lte: at }, $or: [{ at: { $lt: at } }, { _id: { $lt: id } }] };
}
