/** The convention of a file that the Caf examines: its holder signs it without waiting for the account (CCTP, scenario 4). */
import { listConventions } from '#core/partner/convention/find-conventions.ts';
import { findPartner } from '#core/partner/find-partner.ts';
import { formatInstant } from '#core/shared/days.ts';
import { refuse } from '#core/shared/refusals.ts';
import type { ConventionSeat } from '../../services/convention.server.ts';
import { addressOf, type SignupVisit } from './signup-file.server.ts';

/** Where the signature of the holder stands. */
export async function signingStep({ file }: SignupVisit): Promise<{ signed: boolean; detail: string }> {
  const [last] = file.partnerId ? await listConventions(file.partnerId) : [];
  const signed = last?.state === 'signed' || last?.state === 'inForce';
  if (signed && last.signedAt) return { signed: true, detail: `Le ${formatInstant(last.signedAt)}` };
  return { signed: false, detail: last?.state === 'dropped' && last.signedAt ? 'À signer de nouveau.' : 'À lire et à signer en ligne.' };
}

export type SigningStep = Awaited<ReturnType<typeof signingStep>>;

/** @throws Refusal CONVENTION_APRES_ENVOI (409): before it is sent its facts may change; once decided the account is the way. */
export async function signingSeat({ file, act, key }: SignupVisit): Promise<ConventionSeat> {
  const partner = file.partnerId ? await findPartner(file.partnerId) : null;
  if (file.state !== 'submitted' || !partner) throw refuse('CONVENTION_APRES_ENVOI');
  return { partner, act, mail: file.mail, here: addressOf(key, 'convention') };
}
