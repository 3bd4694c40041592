/** The journal (R-EXT-04): asked by author, object, action, period, campaign; exported; its chain verified. */
import { pipeline } from 'node:stream/promises';
import { checkChain } from '#core/audit/check-chain.ts';
import { exportEvents } from '#core/audit/export-events.ts';
import { countEvents, findEvents } from '#core/audit/find-events.ts';
import type { AuditEvent } from '#core/audit/audit-event.model.ts';
import { csvPieces } from '#core/extract/csv.rules.ts';
import { dayOf } from '#core/shared/days.ts';
import { OBJECT_LABELS } from '../sheets/audit-objects.ts';
import { writtenValues } from '../sheets/audit-values.ts';
import { AUDIT_WORDS } from '../sheets/audit-words.ts';
import { instant } from '../sheets/format.ts';
import { readEventQuery } from './event-query.ts';
import { bodyText, type DeskRequest, type DeskRoute, queryText } from './route.ts';
import { AUTHOR_LABELS, writtenEvents } from './written-events.ts';

const PER_PAGE = 50;

async function list({ agent, req }: DeskRequest): Promise<object> {
  const query = await readEventQuery((name) => queryText(req, name));
  const after = queryText(req, 'apres');
  const [{ events, next }, { count, more }] = await Promise.all([
    findEvents(query, { size: PER_PAGE, ...(after ? { after } : {}) }),
    countEvents(query),
  ]);
  return { events: await writtenEvents(events, agent), next, count, more };
}

/** The choices of the filters. */
const choices = (): Promise<object> =>
  Promise.resolve({
    authors: optionsOf(AUTHOR_LABELS),
    objects: optionsOf(OBJECT_LABELS),
    actions: optionsOf(AUDIT_WORDS),
  });

const optionsOf = (labels: Record<string, string>): { value: string; label: string }[] =>
  Object.entries(labels)
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, 'fr'));

/** Streamed: memory does not grow with the journal. */
async function download({ act, req, res }: DeskRequest): Promise<undefined> {
  const events = await exportEvents(act, await readEventQuery((name) => bodyText(req, name)));
  res
    .attachment(`journal_${dayOf(act.at)}.csv`)
    .type('text/csv; charset=utf-8')
    .set('X-Content-Type-Options', 'nosniff');
  await pipeline(csvPieces(HEADER, rows(events)), res);
  return undefined;
}

const HEADER = ['Le', 'Sorte d’auteur', 'Auteur', 'Action', 'Sorte d’objet', 'Objet', 'Campagne', 'Avant', 'Après', 'Événement'];

async function* rows(events: AsyncIterable<AuditEvent>): AsyncGenerator<string[]> {
  for await (const { _id, at, author, kind, object, campaign, before, after } of events)
    yield [
      instant(at),
      AUTHOR_LABELS[author.kind],
      author.id,
      AUDIT_WORDS[kind] ?? kind,
      OBJECT_LABELS[object.type] ?? object.type,
      object.id,
      campaign === null ? '' : String(campaign),
      writtenValues(object.type, before),
      writtenValues(object.type, after),
      _id,
    ];
}

const right = ['audit'] as const;

export const journalRoutes: DeskRoute[] = [
  { method: 'get', path: '/journal', right, run: list },
  { method: 'get', path: '/journal/choix', right, run: choices },
  // Posts: both are recorded, and a read writes nothing.
  { method: 'post', path: '/journal/export', right, run: download },
  { method: 'post', path: '/journal/verification', right, run: ({ act }) => checkChain(act) },
];
