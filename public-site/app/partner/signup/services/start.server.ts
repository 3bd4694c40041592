/** The way into a sign-up: a link by mail, for a new file or for those begun (R-PAR-01). */
import { countAddressTry } from '#core/access/throttle-address.ts';
import { resumeSignup, startSignup } from '#core/partner/signup/start-signup.ts';
import { actNow } from '#core/shared/author.ts';
import type { Fields } from '../../../services/fields.server.ts';

const visitor = () => actNow({ kind: 'partner', id: 'visiteur' });

/** @param address of the visitor: each asking sends a mail, so each counts. @throws Refusal MAIL_INVALIDE (422), TROP_D_ESSAIS (429). */
export async function start(fields: Fields, address: string): Promise<void> {
  const act = visitor();
  await countAddressTry(act.at, 'signup', address);
  await startSignup(act, fields.text('mail'));
}

/** The same answer whether the mail has a file or none. @throws the same. */
export async function resume(fields: Fields, address: string): Promise<void> {
  const act = visitor();
  await countAddressTry(act.at, 'signup', address);
  await resumeSignup(act, fields.text('mail'));
}
