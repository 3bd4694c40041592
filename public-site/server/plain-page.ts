import type { Response } from 'express';
import type { Refusal } from '#core/shared/refusals.ts';

type Said = Pick<Refusal, 'status' | 'message' | 'todo'>;

/** A bare page in French, without style or script: before Remix is reached, or in place of a file. */
export const plainHtml = ({ message, todo }: Said, back = '/'): string =>
  `<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Tickets loisirs jeunes</title><main><h1>${escaped(message)}</h1><p>${escaped(todo ?? '')}</p><p><a href="${escaped(back)}">Retour</a></p></main></html>`;

/** Sends it. */
export function plainPage(response: Response, said: Said): void {
  response.status(said.status).type('html').send(plainHtml(said));
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
