import { refuse } from '#core/shared/refusals.ts';
import { page } from '../services/answer.server.ts';

/** An address that no page has: 404, in the portal's look. */
const missing = () => Promise.reject(refuse('INTROUVABLE'));

export const loader = page(missing);
export const action = page(missing);

/** Makes it a page, and not a file: what it shows is the error page. */
export default function Missing() {
  return null;
}
