import type { RequestHandler, Response } from 'express';

/** `GET /sante`: whether this process serves and its database answers (contract: Addresses). */
export function health(version: string, databaseAnswers: () => Promise<boolean>): RequestHandler {
  return (_request, response, next) => {
    databaseAnswers().then((mongo) => answer(response, mongo, version), next);
  };
}

function answer(response: Response, mongo: boolean, version: string): void {
  response.status(mongo ? 200 : 503).set('Cache-Control', 'no-store');
  if (!mongo) response.set('Retry-After', '5');
  response.json({ ok: mongo, mongo, version });
}
