/** One action of the desk: where, with which right, and what it does. The router refuses before `run` hears of it. */
import type { Request, Response } from 'express';
import type { Act } from '#core/shared/author.ts';
import { refuse } from '#core/shared/refusals.ts';
import type { Allowed } from '../access/rights-table.ts';
import type { AgentView } from '../access/agent-view.ts';

export interface DeskRequest {
  act: Act;
  agent: AgentView;
  req: Request;
  res: Response;
}

export interface DeskRoute {
  method: 'get' | 'post' | 'put';
  /** Under /caf/actions. */
  path: string;
  right: Allowed;
  /** @returns what is sent as JSON; undefined: it answered by itself. */
  run: (request: DeskRequest) => Promise<object | undefined>;
}

/** One text of the body. @throws Refusal ENTREE_REFUSEE (422) when it is anything but a text. */
export function bodyText(req: Request, name: string): string {
  const body: unknown = req.body;
  const value = typeof body === 'object' && body !== null && Object.hasOwn(body, name) ? (body as Record<string, unknown>)[name] : '';
  if (typeof value !== 'string') throw refuse('ENTREE_REFUSEE', {}, { field: name });
  return value;
}

/** One text of the query string. @throws Refusal ENTREE_REFUSEE (422). */
export function queryText(req: Request, name: string): string {
  const value = req.query[name] ?? '';
  if (typeof value !== 'string') throw refuse('ENTREE_REFUSEE', {}, { field: name });
  return value;
}

/** One of some words of the query string; undefined when there is none. @throws Refusal CHOIX_INCONNU (422). */
export function queryChoice<Word extends string>(req: Request, name: string, words: readonly Word[]): Word | undefined {
  const text = queryText(req, name);
  const word = words.find((each) => each === text);
  if (text !== '' && word === undefined) throw refuse('CHOIX_INCONNU', {}, { field: name });
  return word;
}

/** The page asked for, from 0. @throws Refusal ENTREE_REFUSEE (422). */
export function queryPage(req: Request): number {
  const text = queryText(req, 'page');
  if (!/^\d{0,7}$/.test(text)) throw refuse('ENTREE_REFUSEE', {}, { field: 'page' });
  return Number(text);
}

/** The version of the record the agent had before its eyes, hidden in the form. @throws Refusal ENTREE_REFUSEE (422). */
export function bodySeen(req: Request): Date {
  const seen = new Date(bodyText(req, 'version'));
  if (Number.isNaN(seen.getTime())) throw refuse('ENTREE_REFUSEE', {}, { field: 'version' });
  return seen;
}

/** The same for records that count their versions. @throws Refusal ENTREE_REFUSEE (422). */
export function bodyVersion(req: Request): number {
  const version = bodyText(req, 'version');
  if (!/^\d{1,6}$/.test(version)) throw refuse('ENTREE_REFUSEE', {}, { field: 'version' });
  return Number(version);
}

/** A year of four digits. @throws Refusal CAMPAGNE_ANNEE (422). */
export function bodyYear(req: Request): number {
  const text = bodyText(req, 'annee').trim();
  if (!/^\d{4}$/.test(text)) throw refuse('CAMPAGNE_ANNEE', {}, { field: 'annee' });
  return Number(text);
}

/** Sends a file to keep, never to show. */
export function sendFile(res: Response, file: { fileName: string; bytes: Buffer | string; type: string }): undefined {
  res.attachment(file.fileName).type(file.type).set('X-Content-Type-Options', 'nosniff').send(file.bytes);
  return undefined;
}
