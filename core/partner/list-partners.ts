import { folded, frenchOrder } from '../shared/french.ts';
import { ACTIVE_PARTNER, addressLine } from './partner.rules.ts';
import { type Partner, Partners } from './partner.model.ts';

export interface PartnerSummary {
  id: string;
  name: string;
  activities: string[];
  /** One line. */
  address: string;
  commune: string;
  postalCode: string;
  mail: string;
}

export interface PartnerQuery {
  /** Words of the name, activity or commune; accents and case do not count. */
  search?: string;
  activity?: string;
  commune?: string;
  /** By type of activity then commune, or by name then commune (CCTP 5). */
  order: 'activity' | 'name';
}

/** Partners validated by the Caf (R-FAM-11), in French alphabetical order. */
export async function listPartners(query: PartnerQuery): Promise<PartnerSummary[]> {
  const found = await Partners.find({
    ...ACTIVE_PARTNER,
    ...(query.activity ? { activities: query.activity } : {}),
    ...(query.commune ? { 'address.commune': query.commune } : {}),
  }).lean<Partner[]>();
  const words = folded(query.search ?? '')
    .split(' ')
    .filter(Boolean);
  const kept = found.filter((each) => words.every((word) => each.search.includes(word))).map(summary);
  return kept.sort(query.order === 'activity' ? byActivity : byName);
}

/** @returns an active partner by its id, or null. */
export async function findActivePartner(id: string): Promise<PartnerSummary | null> {
  const found = await Partners.findOne({ _id: id, ...ACTIVE_PARTNER }).lean<Partner>();
  return found ? summary(found) : null;
}

/** Activities and communes that have at least one active partner, for the filters. */
export async function partnerFilters(): Promise<{ activities: string[]; communes: string[] }> {
  const [activities, communes] = await Promise.all([
    Partners.distinct('activities', ACTIVE_PARTNER) as Promise<string[]>,
    Partners.distinct('address.commune', ACTIVE_PARTNER) as Promise<string[]>,
  ]);
  return { activities: activities.sort(frenchOrder), communes: communes.sort(frenchOrder) };
}

const summary = (partner: Partner): PartnerSummary => ({
  id: partner._id,
  name: partner.name,
  activities: partner.activities,
  address: addressLine(partner.address),
  commune: partner.address.commune,
  postalCode: partner.address.postalCode,
  mail: partner.mail,
});

const byName = (a: PartnerSummary, b: PartnerSummary): number => frenchOrder(a.name, b.name) || frenchOrder(a.commune, b.commune);
const byActivity = (a: PartnerSummary, b: PartnerSummary): number =>
  frenchOrder(a.activities[0] ?? '', b.activities[0] ?? '') || frenchOrder(a.commune, b.commune) || frenchOrder(a.name, b.name);
