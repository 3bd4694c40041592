/** What only some lines carry: their family's, their child's, an undoing asked. Never all the lines at once. */
import { Families, type Family, Oppositions, SUSPENDED } from '../../family/family.model.ts';
import { type Payable, Payables } from '../../forfait/payable.model.ts';
import type { Matricule } from '../../shared/identifiers.ts';
import { type ValidationUndo, ValidationUndos } from '../../voucher/undo.model.ts';
import { type Pending, pendingFilter, READ_AT_ONCE } from '../pending-payables.ts';

export interface OwnHints {
  /** Child and day → sums validated, when more than one. */
  sameDay: ReadonlyMap<string, number>;
  suspended: ReadonlySet<Matricule>;
  /** Families that do not want the service any more. */
  opposed: ReadonlySet<Matricule>;
  /** Payable → when its undoing was asked, not decided yet. */
  undoAsked: ReadonlyMap<string, Date>;
}

/** Reads them for all that is pending, or only for what these lines need. It guards nothing. */
export async function readOwnHints(pending: Pending, lines?: readonly Payable[]): Promise<OwnHints> {
  const { campaign } = pending;
  const where = pendingFilter(pending);
  const [sameDay, families, opposed, undos] = await Promise.all([
    sumsOfOneDay({ ...where, ...(lines && { sias: { $in: lines.map(({ sias }) => sias) } }) }),
    Families.find({ campaign, ...SUSPENDED }, { matricule: 1 }).lean<Pick<Family, 'matricule'>[]>(),
    lines ? opposedAmong(lines.map(({ matricule }) => matricule)) : opposedPending(where),
    ValidationUndos.find({ campaign, state: 'asked' }, { code: 1, askedAt: 1 }).lean<ValidationUndo[]>(),
  ]);
  return {
    ...{ sameDay, opposed: new Set(opposed), suspended: new Set(families.map(({ matricule }) => matricule)) },
    undoAsked: new Map(undos.map(({ code, askedAt }) => [`QR:${code}`, askedAt])),
  };
}

/** Few children have several sums: only theirs are told apart by day, for a day of Paris is slow to work out. */
async function sumsOfOneDay(where: object): Promise<Map<string, number>> {
  const several = await countsOver(where, '$sias', 1);
  if (several.size === 0) return several;
  const day = { $dateToString: { date: '$dueAt', format: '%Y-%m-%d', timezone: 'Europe/Paris' } };
  return countsOver({ $and: [where, { sias: { $in: [...several.keys()] } }] }, { $concat: ['$sias', ' ', day] }, 1);
}

/** Keys that hold more than `least` sums. */
async function countsOver(where: object, key: unknown, least: number): Promise<Map<string, number>> {
  const groups = await Payables.aggregate<{ _id: string; sums: number }>([
    { $match: where },
    { $group: { _id: key, sums: { $sum: 1 } } },
    { $match: { sums: { $gt: least } } },
  ]).allowDiskUse(true);
  return new Map(groups.map(({ _id, sums }) => [_id, sums]));
}

async function opposedAmong(matricules: readonly Matricule[]): Promise<Matricule[]> {
  const found = await Oppositions.find({ _id: { $in: [...new Set(matricules)] } }, { _id: 1 }).lean<{ _id: Matricule }[]>();
  return found.map(({ _id }) => _id);
}

/** Asked from the opposed, some at once: they are fewer than the sums. */
async function opposedPending(where: object): Promise<Matricule[]> {
  // The index alone: what else is kept of an opposition is not read.
  const opposed = Oppositions.collection.find<{ _id: Matricule }>({}, { projection: { _id: 1 } }).hint({ _id: 1 });
  const found: Matricule[] = [];
  let some: Matricule[] = [];
  const look = async (): Promise<void> => {
    if (some.length > 0) found.push(...((await Payables.distinct('matricule', { ...where, matricule: { $in: some } })) as Matricule[]));
    some = [];
  };
  for await (const { _id } of opposed.batchSize(READ_AT_ONCE)) {
    some.push(_id);
    if (some.length === READ_AT_ONCE) await look();
  }
  await look();
  return found;
}
