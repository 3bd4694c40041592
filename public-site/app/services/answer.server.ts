/**
 * What loaders and actions answer when something stops them (contract: Answers).
 * A refused form comes back as the page; a refusal of the page itself, and a fault, go to the error page.
 */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { isDatabaseGone, unavailable } from '#core/shared/database.ts';
import { logFault } from '#core/shared/log.ts';
import { FormRefusal, Refusal } from '#core/shared/refusals.ts';
import { plainHtml } from '../../server/plain-page.ts';
import type { Problem } from '../components/problem.ts';
import type { FormError, Refused } from '../components/refused.ts';
import { type Fields, readFields } from './fields.server.ts';

/** These end the page instead of bringing the form back: nothing typed could change them. */
const ENDS_THE_PAGE = new Set([401, 403, 404, 410]);

/** A loader: what stops it becomes the error page. */
export function page<T>(work: (args: LoaderFunctionArgs) => Promise<T>): (args: LoaderFunctionArgs) => Promise<T> {
  return async (args) => {
    try {
      return await work(args);
    } catch (error) {
      throw problem(error, args, 'portal: loader');
    }
  };
}

/** The loader of a file: no page can be drawn in its place, so what stops it is a bare page that leads `back`. */
export function file(back: string, work: (args: LoaderFunctionArgs) => Promise<Response>): (args: LoaderFunctionArgs) => Promise<Response> {
  return async (args) => {
    try {
      return await work(args);
    } catch (error) {
      if (error instanceof Response) throw error;
      const { status, message, todo, fault } = problemOf(error, args, 'portal: file');
      const said = { status, message, todo: [todo, fault && `Numéro à donner à la Caf\u202f: ${fault}.`].filter(Boolean).join(' ') };
      return new Response(plainHtml(said, back), { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
    }
  };
}

/** A PDF the browser shows; nothing keeps it. */
export const pdfAnswer = ({ bytes, fileName }: { bytes: Uint8Array<ArrayBuffer>; fileName: string }): Response =>
  new Response(bytes, { headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="${fileName}"` } });

/**
 * The action of a form: what is refused brings the page back with `kept` fields as typed.
 * @param kept names of the fields to keep: never a password.
 */
export function form<T>(kept: readonly string[], work: (fields: Fields, args: ActionFunctionArgs) => Promise<T>) {
  return async (args: ActionFunctionArgs) => {
    let fields: Fields | undefined;
    try {
      fields = await readFields(args.request);
      args.context.posted = fields.keep(kept);
      return await work(fields, args);
    } catch (error) {
      const refusals = fields ? refusalsOf(error) : [];
      const first = refusals[0];
      if (!fields || !first || ENDS_THE_PAGE.has(first.status)) throw problem(error, args, 'portal: action');
      return comeBack(refusals, fields.keep(kept), args);
    }
  };
}

/** The loader of a page whose form asks and changes nothing (GET): what is refused comes back with what was typed. */
export function question<T>(kept: readonly string[], work: (query: URLSearchParams) => Promise<T>) {
  return async (args: LoaderFunctionArgs) => {
    const query = new URL(args.request.url).searchParams;
    try {
      return await work(query);
    } catch (error) {
      const refusals = refusalsOf(error);
      const first = refusals[0];
      if (!first || ENDS_THE_PAGE.has(first.status)) throw problem(error, args, 'portal: question');
      return comeBack(refusals, Object.fromEntries(kept.map((name) => [name, query.get(name) ?? ''])), args);
    }
  };
}

/** The page back with one thing to correct and what it showed: for a step that is not the first of its form. */
export function refusedWith<T extends object>(shown: T, refusal: Refusal, { context }: ActionFunctionArgs) {
  context.refused = true;
  const refused: Refused = { status: refusal.status, values: {}, errors: [formError(refusal)] };
  return data({ ...shown, ...refused }, { status: refusal.status });
}

/** The page of a GET form whose questions cannot be read: what it shows all the same, and a sentence beside each. */
export function refusedPage<T extends object>(shown: T, { status, refusals }: FormRefusal, { context }: LoaderFunctionArgs) {
  context.refused = true;
  const refused: Refused = { status, values: {}, errors: refusals.map(formError) };
  return data({ ...shown, ...refused }, { status });
}

function comeBack(refusals: readonly Refusal[], values: Record<string, string>, { context }: LoaderFunctionArgs) {
  const status = refusals[0]?.status ?? 422;
  context.refused = true;
  retryAfter(refusals[0], context);
  const refused: Refused = { status, values, errors: refusals.map(formError) };
  return data(refused, { status });
}

const formError = (refusal: Refusal): FormError => ({
  field: refusal.details.field ?? null,
  message: refusal.message,
  todo: refusal.todo ?? null,
});

/** What to throw: a redirection as it is, anything else as a problem the error page can say. */
function problem(error: unknown, args: LoaderFunctionArgs, where: string): unknown {
  if (!(error instanceof Error)) return error;
  const said = problemOf(error, args, where);
  return data(said, { status: said.status });
}

function problemOf(error: unknown, { context }: LoaderFunctionArgs, where: string): Problem {
  const refusal = refusalsOf(error)[0];
  if (!refusal)
    return {
      status: 500,
      message: 'Le service a rencontré un problème',
      todo: 'Rien n’est perdu. Réessayez dans un moment.',
      code: null,
      fault: logFault(error, where),
    };
  retryAfter(refusal, context);
  return { status: refusal.status, message: refusal.message, todo: refusal.todo ?? null, code: refusal.code, fault: null };
}

function refusalsOf(error: unknown): readonly Refusal[] {
  if (error instanceof FormRefusal) return error.refusals;
  if (error instanceof Refusal) return [error];
  return isDatabaseGone(error) ? [unavailable()] : [];
}

function retryAfter(refusal: Refusal | undefined, context: LoaderFunctionArgs['context']): void {
  const seconds = refusal?.details.retryAfter;
  if (seconds !== undefined) context.setHeader('Retry-After', String(Math.ceil(seconds)));
}
