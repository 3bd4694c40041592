/** What the signs of a rehearsal are read against: a few numbers a partner, and only what stands out of the rest. */
import type { Campaign } from '../../campaign/campaign.model.ts';
import { Families, type Family } from '../../family/family.model.ts';
import { type Payable, Payables } from '../../forfait/payable.model.ts';
import { type Partner, Partners } from '../../partner/partner.model.ts';
import type { Cents } from '../../shared/cents.ts';
import { type ValidationUndo, ValidationUndos } from '../../voucher/undo.model.ts';
import { type Pending, pendingFilter } from '../pending-payables.ts';
import { medianOf, SCANS_A_MINUTE } from './hint-keys.rules.ts';

export interface Hints {
  partners: ReadonlyMap<string, Pick<Partner, '_id' | 'etat' | 'suspended'>>;
  /** Partners that had a line in a batch before, in any campaign kept. */
  paidBefore: ReadonlySet<string>;
  medians: ReadonlyMap<string, Cents>;
  /** The highest amount of the barème. */
  most: Cents;
  /** Child and day → sums validated, when more than one. */
  sameDay: ReadonlyMap<string, number>;
  /** Partner and minute → validations, when too many. */
  bursts: ReadonlyMap<string, number>;
  suspended: ReadonlySet<string>;
  /** Payable → when its undoing was asked, not decided yet. */
  undoAsked: ReadonlyMap<string, Date>;
}

/** Reads them for what is pending, or only for what these lines need. It guards nothing. */
export async function readHints(pending: Pending, campaign: Campaign, lines?: readonly Payable[]): Promise<Hints> {
  const { _id, criteria } = campaign;
  const of = lines && { sias: lines.map(({ sias }) => sias), partnerIds: lines.flatMap(({ partnerId }) => partnerId ?? []) };
  const pendingOf = pendingFilter(pending);
  const [ofChildren, ofPartners] = [of ? { sias: { $in: of.sias } } : {}, of ? { partnerId: { $in: of.partnerIds } } : {}];
  const [paid, partners, sameDay, bursts, suspended, undos] = await Promise.all([
    readPaid(pending, ofPartners),
    Partners.find(of ? { _id: { $in: of.partnerIds } } : {}, { etat: 1, suspended: 1 }).lean<
      Pick<Partner, '_id' | 'etat' | 'suspended'>[]
    >(),
    crowded({ ...pendingOf, ...ofChildren }, { $concat: ['$sias', ' ', inParis('%Y-%m-%d')] }, 1),
    pending.kind === 'partners'
      ? crowded({ ...pendingOf, ...ofPartners }, { $concat: ['$partnerId', ' ', inUtc('%Y-%m-%dT%H:%M')] }, SCANS_A_MINUTE)
      : new Map(),
    Families.find({ campaign: _id, suspended: { $ne: null } }, { matricule: 1 }).lean<Pick<Family, 'matricule'>[]>(),
    ValidationUndos.find({ campaign: _id, state: 'asked' }, { code: 1, askedAt: 1 }).lean<ValidationUndo[]>(),
  ]);
  return {
    ...paid,
    partners: new Map(partners.map((each) => [each._id, each])),
    most: Math.max(0, ...criteria.bareme.flatMap(({ standard, ce }) => [standard, ce])),
    sameDay,
    bursts,
    suspended: new Set(suspended.map(({ matricule }) => matricule)),
    undoAsked: new Map(undos.map(({ code, askedAt }) => [`QR:${code}`, askedAt])),
  };
}

const inParis = (format: string) => ({ $dateToString: { date: '$dueAt', format, timezone: 'Europe/Paris' } });
const inUtc = (format: string) => ({ $dateToString: { date: '$dueAt', format } });

/** Keys that hold more than `least` pending payables. */
async function crowded(where: object, key: object, least: number): Promise<Map<string, number>> {
  const groups = await Payables.aggregate<{ _id: string; count: number }>([
    { $match: where },
    { $group: { _id: key, count: { $sum: 1 } } },
    { $match: { count: { $gt: least } } },
  ]).allowDiskUse(true);
  return new Map(groups.map(({ _id, count }) => [_id, count]));
}

async function readPaid({ campaign, kind }: Pending, ofPartners: object): Promise<Pick<Hints, 'paidBefore' | 'medians'>> {
  if (kind === 'families') return { paidBefore: new Set(), medians: new Map() };
  const groups = await Payables.aggregate<{ _id: { partnerId: string; campaign: number; amount: Cents }; count: number }>([
    { $match: { kind, state: { $in: ['batched', 'paid'] satisfies Payable['state'][] }, ...ofPartners } },
    { $group: { _id: { partnerId: '$partnerId', campaign: '$campaign', amount: '$amount' }, count: { $sum: 1 } } },
  ]).allowDiskUse(true);
  const amounts = new Map<string, { amount: Cents; count: number }[]>();
  for (const { _id, count } of groups)
    amounts.set(_id.partnerId, [
      ...(amounts.get(_id.partnerId) ?? []),
      ...(_id.campaign === campaign ? [{ amount: _id.amount, count }] : []),
    ]);
  const medians = [...amounts].map(([id, some]) => [id, medianOf(some)] as const);
  return {
    paidBefore: new Set(amounts.keys()),
    medians: new Map(medians.filter((each): each is readonly [string, Cents] => each[1] !== null)),
  };
}
