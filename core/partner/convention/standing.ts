/** Where a validated partner stands with its convention, for its own home (R-PAR-02, R-PAR-13). */
import { type CivilDay, dayOf } from '../../shared/days.ts';
import { SignupFiles } from '../signup/signup.model.ts';
import { Conventions } from './convention.model.ts';
import { coveredUntil, openConvention } from './find-conventions.ts';
import { isRenewable } from './term.rules.ts';

/**
 * toSign: nothing signed yet; waiting: signed, the Caf signs in its turn; toRenew, ended: by the last day of the one in force.
 * null: nothing to do, or a convention on paper that this service does not know.
 */
export type Standing = { kind: 'toSign' | 'waiting' } | { kind: 'toRenew' | 'ended'; end: CivilDay } | null;

export async function conventionStanding(partnerId: string, at: Date): Promise<Standing> {
  const [open, until] = await Promise.all([openConvention(partnerId), coveredUntil(partnerId)]);
  const today = dayOf(at);
  if (open?.state === 'signed') return { kind: 'waiting' };
  if (until !== null) return !isRenewable(until, today) ? null : { kind: until < today ? 'ended' : 'toRenew', end: until };
  return (await cameOnLine(partnerId)) ? { kind: 'toSign' } : null;
}

/** By a file of its own, or with a convention begun here. */
async function cameOnLine(partnerId: string): Promise<boolean> {
  const [file, convention] = await Promise.all([SignupFiles.exists({ partnerId }), Conventions.exists({ partnerId })]);
  return file !== null || convention !== null;
}
