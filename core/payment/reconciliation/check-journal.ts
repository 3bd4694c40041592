import { AuditEvents } from '../../audit/audit-event.model.ts';
import { verifyAudit } from '../../audit/verify-audit.ts';
import { Depenses, UNDECIDED } from '../../depense/depense.model.ts';
import { Payables } from '../../forfait/payable.model.ts';
import { Vouchers } from '../../voucher/voucher.model.ts';
import { PaymentBatches } from '../payment-batch.model.ts';
import { PaymentLines } from '../payment-line.model.ts';
import type { Check, Difference } from './check.ts';
import { compare, type ReadSnapshot } from './snapshot.ts';

interface Sides {
  _id: { kind: string; id: string };
  movements: number;
  events: number;
}

/** Kinds whose movement leaves a trace in the data for ever: an event without it is as wrong as it without an event. */
const LASTING = [
  'voucher.issued',
  'voucher.validated',
  'voucher.deleted',
  'voucher.expired',
  'voucher.undone',
  'depense.submitted',
  'depense.approved',
  'depense.refused',
  'depense.withdrawn',
  'payment.generated',
  'payment.processed',
  'payment.cancelled',
  'payment.lineRejected',
];

const moved = (kinds: unknown[]) => [
  { $project: { id: '$_id', kinds: { $filter: { input: kinds, as: 'kind', cond: { $ne: ['$$kind', null] } } } } },
  { $unwind: '$kinds' },
  { $project: { _id: 0, id: 1, kind: '$kinds', movements: { $literal: 1 } } },
];

const kindIf = (test: unknown, kind: unknown) => ({ $cond: [test, kind, null] });

const VOUCHER_MOVES = moved([
  'voucher.issued',
  kindIf({ $ne: ['$state', 'active'] }, { $concat: ['voucher.', '$state'] }),
  kindIf({ $gt: ['$undoneAt', null] }, 'voucher.undone'),
]);
const DEPENSE_MOVES = moved([
  'depense.submitted',
  kindIf({ $not: [{ $in: ['$state', [...UNDECIDED]] }] }, { $concat: ['depense.', '$state'] }),
]);
const BATCH_MOVES = moved([
  kindIf({ $ne: ['$generatedAt', null] }, 'payment.generated'),
  kindIf({ $ne: ['$downloadedAt', null] }, 'payment.downloaded'),
  kindIf({ $ne: ['$processedAt', null] }, 'payment.processed'),
  kindIf({ $ne: ['$cancelledAt', null] }, 'payment.cancelled'),
]);
const LINE_MOVES = [{ $match: { 'rejected.at': { $type: 'date' } } }, ...moved(['payment.lineRejected'])];
const HELD_MOVES = [{ $match: { state: 'held' } }, ...moved(['payable.held'])];

/** R7: the journal's chain is unbroken, and every movement has its event. A purged campaign has neither movements nor their ids any more. */
export async function checkJournal(read: ReadSnapshot): Promise<Check> {
  const kinds = [...LASTING, 'payment.downloaded', 'payable.held'];
  const sides = await compare<Sides>(
    read,
    Vouchers,
    [
      ...VOUCHER_MOVES,
      { $unionWith: { coll: Depenses.collection.name, pipeline: DEPENSE_MOVES } },
      { $unionWith: { coll: PaymentBatches.collection.name, pipeline: BATCH_MOVES } },
      { $unionWith: { coll: Payables.collection.name, pipeline: HELD_MOVES } },
      { $unionWith: { coll: PaymentLines.collection.name, pipeline: LINE_MOVES } },
      {
        $unionWith: {
          coll: AuditEvents.collection.name,
          pipeline: [
            { $match: { kind: { $in: kinds }, erased: { $exists: false } } },
            { $project: { _id: 0, id: '$object.id', kind: 1, events: { $literal: 1 } } },
          ],
        },
      },
      { $group: { _id: { kind: '$kind', id: '$id' }, movements: { $sum: '$movements' }, events: { $sum: '$events' } } },
    ],
    {
      left: '$movements',
      right: { $cond: [{ $gt: ['$movements', 0] }, { $min: ['$events', 1] }, 0] },
      unlike: {
        $or: [
          { movements: { $gt: 0 }, events: 0 },
          { movements: 0, '_id.kind': { $in: LASTING } },
        ],
      },
    },
  );
  const differences = [...sides.bad.map(describe), ...(await brokenChain())];
  return { name: 'R7 journal complet et scellé', left: sides.left, right: sides.right, differences };
}

const describe = ({ _id, events }: Sides): Difference => ({
  id: _id.id,
  detail: events === 0 ? `mouvement sans événement ${_id.kind}` : `événement ${_id.kind} sans mouvement`,
});

async function brokenChain(): Promise<Difference[]> {
  const { ok, firstBad } = await verifyAudit();
  return ok ? [] : [{ id: firstBad ?? 'journal', detail: 'la chaîne des scellés est rompue ici' }];
}
