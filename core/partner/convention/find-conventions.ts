import { refuse } from '../../shared/refusals.ts';
import { type CivilDay, dayOf } from '../../shared/days.ts';
import type { Partner } from '../partner.model.ts';
import { type ConventionText, fillTemplate, partyOf, plainText, sha256 } from './convention-text.rules.ts';
import { type Convention, Conventions } from './convention.model.ts';
import { templateOf } from './templates.ts';

/** A partner's conventions, the latest first. */
export const listConventions = (partnerId: string): Promise<Convention[]> =>
  Conventions.find({ partnerId }).sort({ preparedAt: -1, _id: 1 }).limit(50).lean<Convention[]>();

/** The one being read or waiting for the Caf; null when there is none. */
export const openConvention = (partnerId: string): Promise<Convention | null> =>
  Conventions.findOne({ partnerId, state: { $in: ['draft', 'signed'] } }).lean<Convention>();

/** One of a partner's. @throws Refusal INTROUVABLE (404), another partner's too. */
export async function ownConvention(partnerId: string, conventionId: string): Promise<Convention> {
  const found = await Conventions.findOne({ _id: conventionId, partnerId }).lean<Convention>();
  if (!found) throw refuse('INTROUVABLE');
  return found;
}

/** The last day covered by conventions in force; null when none ever was. */
export async function coveredUntil(partnerId: string): Promise<CivilDay | null> {
  const [last] = await Conventions.find({ partnerId, state: 'inForce' }).sort({ end: -1 }).limit(1).lean<Convention[]>();
  return last?.end ?? null;
}

/** Whether a convention still says what the partner is: its facts may have changed since it was prepared. */
export const agreesWith = ({ template, textSha256 }: Pick<Convention, 'template' | 'textSha256'>, partner: Partner): boolean =>
  sha256(plainText(fillTemplate(templateOf(template), partyOf(partner)))) === textSha256;

/** Whether a convention in force has ended. */
export const hasEnded = ({ state, end }: Pick<Convention, 'state' | 'end'>, at: Date): boolean =>
  state === 'inForce' && end !== null && end < dayOf(at);

/** The exact text of a convention. @throws Refusal CONVENTION_ALTEREE (409): it is not the text that was fingerprinted. */
export function conventionText({ template, party, textSha256 }: Pick<Convention, 'template' | 'party' | 'textSha256'>): ConventionText {
  const text = fillTemplate(templateOf(template), party);
  if (sha256(plainText(text)) !== textSha256) throw refuse('CONVENTION_ALTEREE');
  return text;
}
