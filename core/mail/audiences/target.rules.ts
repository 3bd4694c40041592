/** Whether one family is in an audience, and what keeps a letter from it. Pure: what is known of the family in, the answer out. */
import { communeByInsee } from '../../shared/communes.ts';
import { ageOn, type CivilDay } from '../../shared/days.ts';
import type { FamilyFacts } from './family-facts.ts';
import type { Audience, AudienceBase } from './audience.rules.ts';
import type { Exclusion } from '../mailing.model.ts';

const IN_BASE: Record<AudienceBase, (family: FamilyFacts) => boolean> = {
  all: () => true,
  inactive: ({ activated }) => !activated,
  unused: ({ activated, drawn }) => activated && drawn === 0,
  'live-qr': ({ activated, liveVouchers }) => activated && liveVouchers > 0,
  balance: ({ left }) => left > 0,
  paid: ({ paid }) => paid > 0,
};

/** @param ageDay the day ages are counted on, of the campaign's criteria. */
export const isInAudience = (family: FamilyFacts, audience: Audience, ageDay: CivilDay): boolean =>
  IN_BASE[audience.base](family) && livesIn(family, audience.communes) && hasAge(family, audience.ages, ageDay);

function livesIn({ insee, commune }: FamilyFacts, communes: readonly string[]): boolean {
  if (communes.length === 0) return true;
  if (insee) return communes.includes(communeByInsee(insee)?.insee ?? insee);
  return commune !== null && communes.some((code) => communeByInsee(code)?.name.toLowerCase() === commune.toLowerCase());
}

const hasAge = ({ children }: FamilyFacts, ages: Audience['ages'], ageDay: CivilDay): boolean =>
  ages === null || children.some(({ birth }) => birth !== null && isBetween(ageOn(birth, ageDay), ages));

const isBetween = (age: number, { from, to }: { from: number; to: number }): boolean => age >= from && age <= to;

/** Why a family of the audience gets no letter; null: it gets one. */
export function exclusionOf(family: FamilyFacts): Exclusion | null {
  if (family.opposed) return 'opposed';
  if (family.suspended) return 'suspended';
  if (!family.mail) return 'noMail';
  if (family.unsubscribed) return 'unsubscribed';
  if (family.failedAddress) return 'failedAddress';
  return family.already ? 'already' : null;
}
