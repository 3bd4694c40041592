import { redirect, redirectDocument } from '@remix-run/node';
import { form } from '../services/answer.server.ts';
import { closeFamilySession } from '../services/family-session.server.ts';

/** A GET changes nothing: it leads home. */
export const loader = () => redirect('/', 303);

export const action = form([], async (_fields, { request }) =>
  redirectDocument('/', { status: 303, headers: { 'Set-Cookie': await closeFamilySession(request) } }),
);
