/** What the forms of our own pages share: one typed field, and a refusal that comes back as the page again. */
import type { Request, Response } from 'express';
import { refuse } from '#core/shared/refusals.ts';
import { asRefusal } from '../gates/answer-error.ts';
import { fieldErrors, type FieldError } from './form.ts';

/** Runs the post; a refusal comes back as the page again, with its status and Retry-After. */
export async function refused(
  res: Response,
  again: (errors: FieldError[]) => string | Promise<string>,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const refusal = asRefusal(error);
    if (!refusal || refusal.status === 503) throw error;
    const retryAfter = 'details' in refusal ? refusal.details.retryAfter : undefined;
    if (retryAfter) res.set('Retry-After', String(retryAfter));
    res.status(refusal.status).send(await again(fieldErrors(refusal)));
  }
}

/** One typed field. @throws Refusal ENTREE_REFUSEE (422) when it is not one text. */
export function text(req: Request, name: string): string {
  const value: unknown = (req.body as Record<string, unknown> | undefined)?.[name] ?? '';
  if (typeof value !== 'string') throw refuse('ENTREE_REFUSEE');
  return value;
}
