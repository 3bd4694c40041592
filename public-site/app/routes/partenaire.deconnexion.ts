import { redirect } from '@remix-run/node';
import { form } from '../services/answer.server.ts';
import { closePartnerSession } from '../partner/services/partner-session.server.ts';

/** Ends the session: the cookie is worthless from the next request on. */
export const action = form([], async (_fields, { request }) =>
  redirect('/partenaire/connexion', { status: 303, headers: { 'Set-Cookie': await closePartnerSession(request) } }),
);

/** Somebody who typed the address: nothing is ended by a GET. */
export const loader = () => redirect('/partenaire', 303);
