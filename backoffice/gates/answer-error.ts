/** The one place where errors become answers (contract: Answers): a page for people, JSON for the screens' scripts. */
import type { ErrorRequestHandler, Request, Response } from 'express';
import { isDatabaseGone, unavailable } from '#core/shared/database.ts';
import { typo } from '#core/shared/french.ts';
import { logFault } from '#core/shared/log.ts';
import { FormRefusal, Refusal, refuse } from '#core/shared/refusals.ts';
import { errorPage } from '../pages/error-page.ts';
import { loginFrom } from '../pages/way-back.ts';

/** Last handler of the application. */
export const answerError: ErrorRequestHandler = (error: unknown, req, res, next) => {
  if (res.headersSent) return next(error);
  const known = asRefusal(error);
  if (known) return answerRefusal(known, req, res);
  const fault = logFault(error, `backoffice ${req.method} ${req.baseUrl}${req.route ? String((req.route as { path: unknown }).path) : ''}`);
  const message = typo(`Une erreur s’est produite de notre côté. Référence : ${fault}.`);
  send(req, res, 500, { message, todo: 'Réessayez. Si cela recommence, donnez cette référence à l’assistance.' });
};

/** @returns the refusal an error stands for, or undefined for a fault of ours. */
export function asRefusal(error: unknown): Refusal | FormRefusal | undefined {
  if (error instanceof Refusal || error instanceof FormRefusal) return error;
  if (isDatabaseGone(error)) return unavailable();
  const type = (error as { type?: unknown } | null)?.type;
  if (type === 'entity.too.large') return refuse('FICHIER_TROP_GROS', { max: 1 });
  if (typeof type === 'string' && /^(entity|encoding|charset|parameters|request)\./.test(type)) return refuse('ENTREE_REFUSEE');
  return undefined;
}

/** What an agent does, where the catalogue tells others to wait for one. */
const FOR_AGENTS: Partial<Record<Refusal['code'], string>> = {
  AUCUNE_CAMPAGNE: typo('Initialisez-en une dans « Conduite de campagne ».'),
};

function answerRefusal(refusal: Refusal | FormRefusal, req: Request, res: Response): void {
  const all = refusal instanceof FormRefusal ? refusal.refusals : [refusal];
  const retryAfter = all.find((each) => each.details.retryAfter)?.details.retryAfter;
  if (retryAfter) res.set('Retry-After', String(retryAfter));
  const fields = all.flatMap((each) => (each.details.field ? [{ field: each.details.field, message: each.message }] : []));
  const todo = FOR_AGENTS[all[0]!.code] ?? all.find((each) => each.todo)?.todo;
  send(req, res, refusal.status, {
    message: refusal.message,
    todo: [res.locals.lastChange as string | undefined, todo].filter(Boolean).join(' '),
    fields,
  });
}

interface ErrorBody {
  message: string;
  todo?: string | undefined;
  fields?: { field: string; message: string }[];
}

function send(req: Request, res: Response, status: number, body: ErrorBody): void {
  res.status(status);
  if (wantsPage(req)) res.type('html').send(errorPage(status, body.message, body.todo, loginFrom(pageBefore(req))));
  else res.json(body);
}

/** The page whose button asked: a form that downloads a file leaves from it. */
function pageBefore(req: Request): string {
  const before = req.get('referer') ?? '';
  if (!URL.canParse(before)) return '';
  const { pathname, search } = new URL(before);
  return pathname + search;
}

/** Scripts ask under /api and /actions; a form that downloads a file is a person's. */
const wantsPage = (req: Request): boolean =>
  !/^\/caf\/(api|actions)(\/|$)/i.test(req.originalUrl) || /text\/html/.test(req.get('accept') ?? '');
