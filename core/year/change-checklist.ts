import { type Campaign, Campaigns } from '../campaign/campaign.model.ts';
import { lastPurgeable } from '../campaign/year-access.rules.ts';
import { Depenses } from '../depense/depense.model.ts';
import { Payables, UNPAID } from '../forfait/payable.model.ts';
import { Loads } from '../load/load.model.ts';
import { countEndingBefore } from '../partner/convention/ask-renewals.ts';
import { Conventions } from '../partner/convention/convention.model.ts';
import { Partners } from '../partner/partner.model.ts';
import type { Cents } from '../shared/cents.ts';
import { Vouchers } from '../voucher/voucher.model.ts';

/** done: nothing to do; todo: to do before the change; block: the change is refused until it is done; look: for a person to judge. */
export type ChecklistState = 'done' | 'todo' | 'block' | 'look';

export type ChecklistKey = 'closing' | 'unpaid' | 'undecided' | 'loads' | 'purge' | 'conventions' | 'criteria';

export interface ChecklistLine {
  key: ChecklistKey;
  state: ChecklistState;
  count: number;
  /** Sum of what is counted; null where it has no amount. */
  cents: Cents | null;
  /** Campaigns the line is about. */
  years: number[];
}

/**
 * What leads a gestionnaire through the change of campaign (R-CAM-11), in the order to do it: what the latest campaign still holds, then what
 * the next one asks for. Reads only; the passages have their own guards.
 * @returns no line on an empty installation.
 */
export async function changeChecklist(): Promise<ChecklistLine[]> {
  const campaigns = await Campaigns.find({}, { criteria: 0 }).sort({ _id: -1 }).lean<Omit<Campaign, 'criteria'>[]>();
  const [latest] = campaigns;
  if (!latest) return [];
  const ending = ['open', 'closed'].includes(latest.state) ? latest : undefined;
  return [
    ...(ending ? await endingLines(ending) : []),
    purgeLine(campaigns, ending ? latest._id + 1 : latest._id),
    await conventionsLine(latest),
    criteriaLine(latest),
  ];
}

async function endingLines({ _id: campaign, state }: Pick<Campaign, '_id' | 'state'>): Promise<ChecklistLine[]> {
  const years = [campaign];
  const [live, unpaid, undecided, underWay] = await Promise.all([
    sumOf(Vouchers, { campaign, state: 'active' }),
    sumOf(Payables, { campaign, state: { $in: UNPAID } }),
    sumOf(Depenses, { campaign, state: { $in: ['submitted', 'complement'] } }),
    Loads.countDocuments({ campaign, underWay: true }),
  ]);
  const blocking = (count: number): ChecklistState => (count > 0 ? 'block' : 'done');
  return [
    { key: 'closing', state: state === 'open' || live.count > 0 ? 'block' : 'done', ...live, years },
    { key: 'undecided', state: blocking(undecided.count), ...undecided, years },
    { key: 'unpaid', state: blocking(unpaid.count), ...unpaid, years },
    { key: 'loads', state: underWay > 0 ? 'todo' : 'done', count: underWay, cents: null, years },
  ];
}

/** Extracts are taken before the purge: after it nothing is left of these years. @param next year of the campaign that will be current. */
function purgeLine(campaigns: readonly Pick<Campaign, '_id' | 'state'>[], next: number): ChecklistLine {
  const years = campaigns
    .filter(({ _id, state }) => _id <= lastPurgeable(next) && state !== 'purged')
    .map(({ _id }) => _id)
    .reverse();
  return { key: 'purge', state: years.length > 0 ? 'todo' : 'done', count: years.length, cents: null, years };
}

/**
 * Conventions that end with the campaign or before; and, of partners without a digital one, signatures older than the campaign:
 * they have no term. For a person to look at.
 */
async function conventionsLine({ _id, start, end }: Pick<Campaign, '_id' | 'start' | 'end'>): Promise<ChecklistLine> {
  const digital = await Conventions.distinct('partnerId', { state: 'inForce' });
  const [ending, old] = await Promise.all([
    countEndingBefore(end),
    Partners.countDocuments({ etat: 'C', etatDay: { $lt: start }, _id: { $nin: digital } }),
  ]);
  const count = ending + old;
  return { key: 'conventions', state: count > 0 ? 'look' : 'done', count, cents: null, years: [_id] };
}

function criteriaLine({ _id, state, criteriaConfirmedAt }: Pick<Campaign, '_id' | 'state' | 'criteriaConfirmedAt'>): ChecklistLine {
  const toConfirm = (state === 'draft' || state === 'loading') && !criteriaConfirmedAt;
  return { key: 'criteria', state: toConfirm ? 'todo' : 'done', count: toConfirm ? 1 : 0, cents: null, years: [_id] };
}

async function sumOf(model: { aggregate: typeof Payables.aggregate }, where: object): Promise<{ count: number; cents: Cents }> {
  const [sum] = await model.aggregate<{ count: number; cents: Cents }>([
    { $match: where },
    { $group: { _id: null, count: { $sum: 1 }, cents: { $sum: '$amount' } } },
  ]);
  return { count: sum?.count ?? 0, cents: sum?.cents ?? 0 };
}
