/** What agents follow of conventions (R-PAR-02, R-PAR-13): those to sign for the Caf, those that end. */
import { addDays, type CivilDay } from '../../shared/days.ts';
import { type Partner, Partners } from '../partner.model.ts';
import { type Convention, Conventions } from './convention.model.ts';
import { RENEWAL_DAYS } from './term.rules.ts';

const MOST = 200;

export interface FollowedConvention {
  convention: Convention;
  partner: Partner;
}

/** Signed by validated partners, not yet by the Caf, the longest waiting first. */
export async function conventionsToSign(): Promise<FollowedConvention[]> {
  const signed = await Conventions.find({ state: 'signed' }).sort({ signedAt: 1 }).limit(MOST).lean<Convention[]>();
  return withPartners(signed);
}

/** The last convention of each validated partner, when it has ended or ends within 60 days of `today`; the earliest end first. */
export async function conventionsEnding(today: CivilDay): Promise<FollowedConvention[]> {
  const ending = await Conventions.aggregate<Convention>([
    { $match: { state: 'inForce' } },
    { $sort: { partnerId: 1, end: -1 } },
    { $group: { _id: '$partnerId', last: { $first: '$$ROOT' } } },
    { $replaceRoot: { newRoot: '$last' } },
    { $match: { end: { $lte: addDays(today, RENEWAL_DAYS) } } },
    { $sort: { end: 1 } },
    { $limit: MOST },
  ]);
  return withPartners(ending);
}

/** Partners among these that have read or signed the next one: state by partner. */
export async function renewalStates(partnerIds: readonly string[]): Promise<Map<string, 'draft' | 'signed'>> {
  const open = await Conventions.find({ partnerId: { $in: partnerIds }, state: { $in: ['draft', 'signed'] } }).lean<Convention[]>();
  return new Map(open.map(({ partnerId, state }) => [partnerId, state as 'draft' | 'signed']));
}

async function withPartners(conventions: Convention[]): Promise<FollowedConvention[]> {
  const partners = await Partners.find({ _id: { $in: conventions.map(({ partnerId }) => partnerId) }, etat: 'C' }).lean<Partner[]>();
  const known = new Map(partners.map((partner) => [partner._id, partner]));
  return conventions.flatMap((convention) => {
    const partner = known.get(convention.partnerId);
    return partner ? [{ convention, partner }] : [];
  });
}
