/** The extracts (R-EXT-01): what there is, a page of one on screen, its file. A file is a post: what leaves is written in the journal. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import { ALL_EXTRACTS, findExtract } from '#core/extract/all-extracts.ts';
import type { Extract, ExtractQuery, Line, Listing } from '#core/extract/extract.ts';
import type { PaidLine } from '#core/extract/extracts/paid-lines.ts';
import { openYears } from '#core/extract/open-years.ts';
import { readQuery, type TypedQuery } from '#core/extract/read-query.ts';
import { recordExtract } from '#core/extract/record-extract.ts';
import { dayOf, formatDay } from '#core/shared/days.ts';
import { refuse } from '#core/shared/refusals.ts';
import { isFigure, shown } from '../extracts/cells.ts';
import { bordereauPdf } from '../extracts/bordereau-pdf.ts';
import { archiveOf, archiveRows, csvOf } from '../extracts/files.ts';
import { WORDS_OF } from '../extracts/state-words.ts';
import { bodyText, type DeskRequest, type DeskRoute, queryText, sendFile } from './route.ts';

const LINES_A_PAGE = 50;
const RIGHTS = ['extracts', 'database'] as const;
const FIELDS = ['campagne', 'partenaire', 'matricule', 'du', 'au', 'etat', 'table'] as const satisfies readonly (keyof TypedQuery)[];

async function list({ agent, act }: DeskRequest): Promise<object> {
  const campaigns = await openYears(agent.rights);
  return {
    today: formatDay(dayOf(act.at)),
    start: campaigns[0] ? formatDay(campaigns[0].start) : '',
    campaigns: campaigns.map(({ _id }) => ({ value: String(_id), label: campaignLabel(_id) })),
    extracts: ALL_EXTRACTS.filter(({ right }) => agent.rights.includes(right)).map(facts),
  };
}

const facts = ({ id, title, hint, filters, required, states, tables }: Extract) => ({
  id,
  title,
  hint,
  filters,
  required,
  states: states?.values.map((value) => ({ value, label: WORDS_OF[states.kind][value]?.word ?? value })) ?? [],
  tables: tables ?? [],
});

interface Opened {
  extract: Extract;
  query: ExtractQuery;
  listing: Listing<unknown>;
}

/** @throws Refusal INTROUVABLE (404), DROIT_MANQUANT (403), FormRefusal (422). */
async function open({ agent, act, req }: DeskRequest, text: (name: string) => string): Promise<Opened> {
  const extract = findExtract(req.params.extrait!);
  if (!agent.rights.includes(extract.right)) throw refuse('DROIT_MANQUANT');
  const typed = Object.fromEntries(FIELDS.map((name) => [name, text(name)])) as TypedQuery;
  const query = await readQuery(extract, typed, { rights: agent.rights, at: act.at });
  return { extract, query, listing: extract.open(query) };
}

/** One page, after the key of the last row of the page before. */
async function show(request: DeskRequest): Promise<object> {
  const { listing } = await open(request, (name) => queryText(request.req, name));
  // Counting may take longer than the page: both are asked at once.
  const [page, total] = await Promise.all([onePage(listing, queryText(request.req, 'apres') || undefined), listing.count()]);
  const rows = page.slice(0, LINES_A_PAGE);
  return {
    total,
    perPage: LINES_A_PAGE,
    columns: listing.columns.map(({ label, kind }) => ({ label, num: isFigure(kind) })),
    rows: rows.map(({ row, key }) => ({ key: key(), cells: listing.columns.map((column) => shown(column, row)) })),
    next: page.length > LINES_A_PAGE ? rows.at(-1)!.key() : null,
  };
}

/** One line more than the page, when there is one. */
async function onePage(listing: Listing<unknown>, after: string | undefined): Promise<Line<unknown>[]> {
  const page: Line<unknown>[] = [];
  for await (const line of listing.lines(after)) {
    page.push(line);
    if (page.length > LINES_A_PAGE) break;
  }
  return page;
}

async function csv(request: DeskRequest): Promise<undefined> {
  const opened = await open(request, (name) => bodyText(request.req, name));
  const rows = await opened.listing.count();
  await recordExtract(request.act, { ...opened, rows, format: 'csv' });
  return stream(request.res, csvOf(opened.listing), { name: fileName(opened, request, 'csv'), type: 'text/csv; charset=utf-8', rows });
}

async function pdf(request: DeskRequest): Promise<undefined> {
  const opened = await open(request, (name) => bodyText(request.req, name));
  if (opened.extract.id !== 'bordereau') throw refuse('INTROUVABLE');
  const bytes = await bordereauPdf(opened.listing as Listing<PaidLine>, opened.query, request.act.at);
  await recordExtract(request.act, { ...opened, rows: await opened.listing.count(), format: 'pdf' });
  return sendFile(request.res, { fileName: fileName(opened, request, 'pdf'), bytes: Buffer.from(bytes), type: 'application/pdf' });
}

async function archive(request: DeskRequest): Promise<undefined> {
  const opened = await open(request, (name) => bodyText(request.req, name));
  if (opened.extract.right !== 'database') throw refuse('INTROUVABLE');
  const rows = await archiveRows(opened.query);
  await recordExtract(request.act, { ...opened, query: { ...opened.query, table: '' }, rows, format: 'zip' });
  return stream(request.res, archiveOf(opened.query), { name: fileName(opened, request, 'zip'), type: 'application/zip', rows });
}

/** "bordereau_2026_P000012_2026-11-24.csv". */
function fileName({ extract, query }: Opened, { act }: DeskRequest, ending: string): string {
  const parts = [
    extract.id,
    query.year || '',
    query.partner?.identifiant,
    query.matricule,
    ending === 'zip' ? '' : query.table,
    dayOf(act.at),
  ];
  return `${parts.filter(Boolean).join('_')}.${ending}`;
}

/** Sent as fast as the browser takes it, no faster; `X-Lignes` tells how many rows are to come. */
async function stream(
  res: Response,
  pieces: AsyncIterable<string | Uint8Array>,
  file: { name: string; type: string; rows: number },
): Promise<undefined> {
  res.attachment(file.name).set({ 'Content-Type': file.type, 'X-Content-Type-Options': 'nosniff', 'X-Lignes': String(file.rows) });
  await pipeline(Readable.from(pieces), res).catch(unlessGone);
  return undefined;
}

/** An agent who closed the page or stopped the file: nobody is there to be told. */
function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
}

export const extractRoutes: DeskRoute[] = [
  { method: 'get', path: '/extraits', right: RIGHTS, run: list },
  { method: 'get', path: '/extraits/:extrait', right: RIGHTS, run: show },
  { method: 'post', path: '/extraits/:extrait/csv', right: RIGHTS, run: csv },
  { method: 'post', path: '/extraits/:extrait/pdf', right: ['extracts'], run: pdf },
  { method: 'post', path: '/extraits/:extrait/archive', right: ['database'], run: archive },
];
