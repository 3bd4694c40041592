import { homeCommuneNamed } from '../shared/communes.ts';
import { kilometresBetween } from '../shared/essonne-map.ts';
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
  /** Insee code of its commune; null outside the département. */
  insee: string | null;
  /** Kilometres from the commune asked for, centre to centre; null when none was, or outside the département. */
  km: number | null;
}

export interface PartnerQuery {
  /** Words of the name, activity or commune; accents and case do not count. */
  search?: string;
  activity?: string;
  commune?: string;
  /** By type of activity then commune, or by name then commune (CCTP 5). */
  order: 'activity' | 'name';
  /** Insee code of a commune of the département: the nearest first, whatever `order` says. */
  near?: string;
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
  if (query.near !== undefined) return kept.map((each) => ({ ...each, km: distance(each, query.near!) })).sort(byDistance);
  if (query.order === 'name') return kept.sort(byName);
  return kept.sort(query.activity ? byCommune : byActivity);
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
  insee: homeCommuneNamed(partner.address.commune, partner.address.postalCode)?.insee ?? null,
  km: null,
});

const distance = ({ insee }: PartnerSummary, near: string): number | null => (insee === null ? null : kilometresBetween(near, insee));

type Order = (a: PartnerSummary, b: PartnerSummary) => number;

const byName: Order = (a, b) => frenchOrder(a.name, b.name) || frenchOrder(a.commune, b.commune);
const byCommune: Order = (a, b) => frenchOrder(a.commune, b.commune) || frenchOrder(a.name, b.name);
const byActivity: Order = (a, b) => frenchOrder(a.activities[0] ?? '', b.activities[0] ?? '') || byCommune(a, b);
const FARTHEST = 100_000;
/** Those whose place is unknown come last. */
const byDistance: Order = (a, b) => (a.km ?? FARTHEST) - (b.km ?? FARTHEST) || byName(a, b);
