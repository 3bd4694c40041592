import { Payables } from '../../forfait/payable.model.ts';
import { type Pending, pendingFilter } from '../pending-payables.ts';
import { minuteKey, SCANS_A_MINUTE } from './hint-keys.rules.ts';

/** Partner and minute → validations, when there are too many for a person's hands; only of these partners. */
export async function readBursts(pending: Pending, partnerIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (partnerIds.length === 0) return new Map();
  const minutes = await Payables.aggregate<{ _id: { partnerId: string; dueAt: Date }; scans: number }>([
    { $match: { ...pendingFilter(pending), partnerId: { $in: partnerIds } } },
    { $group: { _id: { partnerId: '$partnerId', dueAt: { $dateTrunc: { date: '$dueAt', unit: 'minute' } } }, scans: { $sum: 1 } } },
    { $match: { scans: { $gt: SCANS_A_MINUTE } } },
  ]).allowDiskUse(true);
  return new Map(minutes.map(({ _id, scans }) => [minuteKey(_id), scans]));
}
