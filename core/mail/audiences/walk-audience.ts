/** Goes through the families of an audience by matricule, some at a time: the count shown and the letters written walk the same way. */
import type { Campaign } from '../../campaign/campaign.model.ts';
import { Families, type Family } from '../../family/family.model.ts';
import type { Session } from '../../shared/database.ts';
import type { Exclusion, Mailing } from '../mailing.model.ts';
import { Mailings } from '../mailing.model.ts';
import { type FamilyFacts, factsOf } from './family-facts.ts';
import { exclusionOf, isInAudience } from './target.rules.ts';

const DAY_MS = 86_400_000;

export interface Step {
  /** In the audience, each with why it gets no letter; null: it gets one. */
  families: { family: FamilyFacts; exclusion: Exclusion | null }[];
  /** Latest matricule looked at; null: there is none after it. */
  cursor: string | null;
}

export type Aim = Pick<Mailing, '_id' | 'message' | 'audience' | 'everyDays'>;

/** @param at business time. @param limit families looked at. */
export async function nextFamilies(
  session: Session | null,
  campaign: Campaign,
  aim: Aim,
  { after, limit, at }: { after: string; limit: number; at: Date },
): Promise<Step> {
  const { audience } = aim;
  const matricule = { $gt: after, ...(audience.matricules ? { $in: audience.matricules } : {}) };
  const found = await Families.find({ campaign: campaign._id, matricule })
    .session(session)
    .sort({ matricule: 1 })
    .limit(limit)
    .lean<Family[]>();
  if (found.length === 0) return { families: [], cursor: null };
  const since = audience.batch === null ? new Date(at.getTime() - aim.everyDays * DAY_MS) : new Date(0);
  const facts = await factsOf(session, found, {
    campaign: campaign._id,
    batch: audience.batch,
    earlier: await earlierMailings(session, campaign._id, aim),
    since,
  });
  const families = facts.filter((family) => isInAudience(family, audience, campaign.criteria.ageDay));
  return {
    families: families.map((family) => ({ family, exclusion: exclusionOf(family) })),
    cursor: found.length < limit ? null : found.at(-1)!.matricule,
  };
}

/** A payment is announced once, however many days ago: by its batch. */
async function earlierMailings(session: Session | null, campaign: number, { _id, message, audience, everyDays }: Aim): Promise<string[]> {
  if (audience.batch === null && everyDays === 0) return [];
  const same = audience.batch === null ? {} : { 'audience.batch': audience.batch };
  const found = await Mailings.find({ campaign, message, state: { $ne: 'draft' }, _id: { $ne: _id }, ...same }, { _id: 1 })
    .session(session)
    .lean<{ _id: string }[]>();
  return found.map((each) => each._id);
}
