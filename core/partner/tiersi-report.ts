/** Changes to carry over into Tiersi (R-PAR-06, CCTP 8): listed, extracted, then marked as carried over; a mistake is undone. */
import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, type Session } from '../shared/database.ts';
import { formatInstant } from '../shared/days.ts';
import { newId } from '../shared/identifiers.ts';
import { type Refusal, refuse } from '../shared/refusals.ts';
import { type Partner, Partners } from './partner.model.ts';
import { type PartnerChange, PartnerChanges, type TiersiReport } from './partner-change.model.ts';

/** Changes one list and one report hold at most: what a person can carry over in a sitting. */
export const MOST_IN_A_REPORT = 500;

export interface DueChange extends PartnerChange {
  partner: Pick<Partner, 'name' | 'tiersi' | 'rang'>;
}

/** Changes since the last report, the oldest first; `reportId`: those of that report instead. */
export async function listDueChanges(reportId?: string): Promise<DueChange[]> {
  const changes = await PartnerChanges.find(reportId === undefined ? { due: true } : { 'report.id': reportId })
    .sort({ at: 1, _id: 1 })
    .limit(MOST_IN_A_REPORT)
    .lean<PartnerChange[]>();
  const partners = await Partners.find({ _id: { $in: changes.map(({ partnerId }) => partnerId) } }, { name: 1, tiersi: 1, rang: 1 }).lean<
    Partner[]
  >();
  const byId = new Map(partners.map((each) => [each._id, each]));
  return changes.map((change) => ({ ...change, partner: byId.get(change.partnerId) ?? { name: '–', tiersi: null, rang: null } }));
}

/** Reports made, the latest first, with how many changes each holds. */
export async function listReports(): Promise<(TiersiReport & { changes: number })[]> {
  const found = await PartnerChanges.aggregate<{ _id: string; report: TiersiReport; changes: number }>([
    { $match: { 'report.at': { $gt: new Date(0) } } },
    { $group: { _id: '$report.id', report: { $first: '$report' }, changes: { $sum: 1 } } },
    { $sort: { 'report.at': -1 } },
    { $limit: 20 },
  ]);
  return found.map(({ report, changes }) => ({ ...report, changes }));
}

/**
 * Marks the changes the agent had before its eyes, all or none: one already marked by somebody else refuses the whole.
 * @throws Refusal RIEN_A_REPORTER (422), REPORT_DEJA_FAIT (409), DROIT_MANQUANT (403).
 */
export async function markReported(act: Act, ids: readonly string[]): Promise<TiersiReport> {
  await requireRight(act, 'partners.edit');
  const wanted = [...new Set(ids)].slice(0, MOST_IN_A_REPORT);
  if (wanted.length === 0) throw refuse('RIEN_A_REPORTER');
  const report: TiersiReport = { id: newId(), at: act.at, agent: act.author.id };
  await inTransaction(async (session) => {
    const marked = await PartnerChanges.updateMany({ _id: { $in: wanted }, due: true }, { $set: { due: false, report } }, { session });
    if (marked.modifiedCount !== wanted.length) throw await alreadyReported(session, wanted, report);
    await recorded(session, act, 'partner.reported', report.id, wanted.length);
  });
  return report;
}

/** Who marked some of them first, and when. */
async function alreadyReported(session: Session, wanted: readonly string[], ours: TiersiReport): Promise<Refusal> {
  const marked = await PartnerChanges.findOne({ _id: { $in: wanted }, due: false, 'report.id': { $ne: ours.id } })
    .session(session)
    .lean<PartnerChange>();
  const { agent = '–', at } = marked?.report ?? {};
  return refuse('REPORT_DEJA_FAIT', { agent, instant: at ? formatInstant(at) : '–' });
}

/** Puts the changes of a report back on the list. @throws Refusal INTROUVABLE (404), DROIT_MANQUANT (403). */
export async function undoReport(act: Act, reportId: string): Promise<number> {
  await requireRight(act, 'partners.edit');
  return inTransaction(async (session) => {
    const undone = await PartnerChanges.updateMany({ 'report.id': reportId }, { $set: { due: true, report: null } }, { session });
    if (undone.modifiedCount === 0) throw refuse('INTROUVABLE');
    await recorded(session, act, 'partner.reportUndone', reportId, undone.modifiedCount);
    return undone.modifiedCount;
  });
}

const recorded = (session: Session, act: Act, kind: string, id: string, changes: number): Promise<void> =>
  recordEvent(session, act, { kind, object: { type: 'tiersiReport', id }, campaign: null, after: { changes } });
