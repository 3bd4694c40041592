/**
 * Who bears which signs among all that is pending, without reading it all: sums of one partner, one amount and one earlier rejection
 * are counted together along an index; only those that may bear a sign of their own are read, one by one.
 */
import type { Campaign } from '../../campaign/campaign.model.ts';
import { type Payable, Payables } from '../../forfait/payable.model.ts';
import type { CivilDay } from '../../shared/days.ts';
import { type Pending, pendingFilter } from '../pending-payables.ts';
import { readBursts } from './bursts.ts';
import { SCANS_A_MINUTE } from './hint-keys.rules.ts';
import type { Hints } from './hints.ts';
import { readOwnHints } from './own-hints.ts';
import { readPartnerHints } from './partner-hints.ts';
import { faultOf } from './signed-lines.ts';
import { SHARED_SIGNS, type SignKind, signKindsOf } from './signs.rules.ts';

export interface PendingGroup extends Pick<Payable, 'partnerId' | 'amount'> {
  rejectedOn: CivilDay | null;
  lines: number;
}

/** All that is pending, or what `where` keeps of it, by what its lines share. */
export async function pendingGroups(where: object): Promise<PendingGroup[]> {
  const key = { partnerId: '$partnerId', amount: '$amount', rejectedOn: '$rejectedOn' };
  const found = await Payables.aggregate<{ _id: Partial<PendingGroup> & Pick<PendingGroup, 'amount'>; lines: number }>([
    { $match: where },
    { $group: { _id: key, lines: { $sum: 1 } } },
  ]).allowDiskUse(true);
  const groups = new Map<string, PendingGroup>();
  for (const { _id, lines } of found) {
    // What a sum does not have is null here: told apart by the database, it takes twice as long.
    const group = { partnerId: null, rejectedOn: null, ..._id, lines };
    const same = groups.get(keyOf(group));
    if (same) same.lines += lines;
    else groups.set(keyOf(group), group);
  }
  return [...groups.values()];
}

export interface WholeHints {
  groups: PendingGroup[];
  hints: Hints;
}

/** The groups of all that is pending, or of what `where` keeps, and what the signs of all of them are read against. */
export async function readWhole(pending: Pending, campaign: Campaign, where?: object): Promise<WholeHints> {
  const [groups, own] = await Promise.all([pendingGroups(where ?? pendingFilter(pending)), readOwnHints(pending)]);
  const partnerIds = [...new Set(groups.flatMap(({ partnerId }) => partnerId ?? []))];
  const [ofPartners, bursts] = await Promise.all([
    readPartnerHints(campaign, partnerIds),
    readBursts(pending, where ? partnerIds : withEnough(groups)),
  ]);
  return { groups, hints: { ...own, ...ofPartners, bursts } };
}

/** Partners with more sums than a minute may hold: the others have no burst. Only told from all that is pending. */
function withEnough(groups: readonly PendingGroup[]): string[] {
  const sums = new Map<string, number>();
  for (const { partnerId, lines } of groups) if (partnerId) sums.set(partnerId, (sums.get(partnerId) ?? 0) + lines);
  return [...sums].filter(([, count]) => count > SCANS_A_MINUTE).map(([partnerId]) => partnerId);
}

/** One line by its id, or the other lines of a group. */
export interface Bearer {
  signs: SignKind[];
  lines: number;
  id?: string;
  group?: PendingGroup;
}

/** Each line of `where` is in one bearer. */
export async function* signBearers(pending: Pending, where: object, { groups, hints }: WholeHints): AsyncIterable<Bearer> {
  const rest = new Map(groups.map((group) => [keyOf(group), group.lines]));
  for await (const payable of standingOut(where, hints)) {
    rest.set(keyOf(payable), (rest.get(keyOf(payable)) ?? 0) - 1);
    yield { signs: signKindsOf(payable, hints, faultOf(payable, hints.partners)), lines: 1, id: payable._id };
  }
  for (const group of groups) {
    const standIn = standInOf(group, pending);
    const signs = signKindsOf(standIn, hints, faultOf(standIn, hints.partners), SHARED_SIGNS);
    // A sum validated between the two readings is in none of the groups.
    yield { signs, lines: Math.max(0, rest.get(keyOf(group)) ?? 0), group };
  }
}

const keyOf = ({ partnerId, amount, rejectedOn }: Pick<Payable, 'partnerId' | 'amount' | 'rejectedOn'>): string =>
  `${partnerId ?? ''} ${amount} ${rejectedOn ?? ''}`;

/** Only what a group shares is asked of it; seven digits each, as every sum's. */
const standInOf = ({ partnerId, amount, rejectedOn }: PendingGroup, { campaign, kind, cutoff }: Pending): Payable => ({
  ...{ _id: '', kind, campaign, partnerId, amount, rejectedOn, matricule: '0000000', sias: '0000000', state: 'pending', dueAt: cutoff },
  ...{ batchId: null, paidOn: null, heldReason: null },
});

/** Lines that may bear a sign of their own, each once, found from what stands out. */
async function* standingOut(where: object, { undoAsked, suspended, opposed, sameDay, bursts }: Hints): AsyncIterable<Payable> {
  const minutes = [...bursts.keys()].map((key) => {
    const [partnerId, minute] = key.split(' ');
    const from = new Date(`${minute}:00Z`);
    return { partnerId, dueAt: { $gte: from, $lt: new Date(from.getTime() + 60_000) } };
  });
  const matricules = [...suspended, ...opposed];
  const children = [...new Set([...sameDay.keys()].map((key) => key.split(' ')[0]!))];
  const sought = [
    ...(undoAsked.size > 0 ? [{ _id: { $in: [...undoAsked.keys()] } }] : []),
    ...(matricules.length > 0 ? [{ matricule: { $in: matricules } }] : []),
    ...(children.length > 0 ? [{ sias: { $in: children } }] : []),
    ...minutes,
  ];
  const seen = new Set<string>();
  for (const some of sought)
    for await (const payable of Payables.collection.find<Payable>({ $and: [where, some] })) {
      if (seen.has(payable._id)) continue;
      seen.add(payable._id);
      yield payable;
    }
}
