import { type PayableState, Payables } from '../../forfait/payable.model.ts';
import { typo } from '../../shared/french.ts';
import { type PaymentBatch, PaymentBatches } from '../payment-batch.model.ts';
import { PaymentLines } from '../payment-line.model.ts';
import type { Check, Difference } from './check.ts';
import { all, compare, type ReadSnapshot } from './snapshot.ts';

interface Sides {
  _id: string;
  payables: number;
  lines: number;
  payable: string | null;
  line: string | null;
}

const facts = { $concat: [{ $ifNull: ['$batchId', '-'] }, ' ', { $toString: '$amount' }] };

/** R4: a payable batched or paid ⇔ exactly one live line, in its batch, of its amount; and its state is its batch's. */
export async function checkLines(read: ReadSnapshot): Promise<Check> {
  const sides = await compare<Sides>(
    read,
    Payables,
    [
      { $match: { state: { $in: ['batched', 'paid'] } } },
      { $project: { payables: { $literal: 1 }, payable: facts } },
      {
        $unionWith: {
          coll: PaymentLines.collection.name,
          pipeline: [{ $match: { live: true } }, { $project: { _id: '$payableId', lines: { $literal: 1 }, line: facts } }],
        },
      },
      {
        $group: {
          _id: '$_id',
          payables: { $sum: '$payables' },
          lines: { $sum: '$lines' },
          payable: { $max: '$payable' },
          line: { $max: '$line' },
        },
      },
    ],
    {
      left: '$payables',
      right: '$lines',
      unlike: { $or: [{ payables: { $ne: 1 } }, { lines: { $ne: 1 } }, { $expr: { $ne: ['$payable', '$line'] } }] },
    },
  );
  const differences = [...sides.bad.map(describe), ...(await statesUnlikeBatches(read))];
  return { name: 'R4 une ligne de lot par paiement engagé', left: sides.left, right: sides.right, differences };
}

const describe = ({ _id, payables, lines, payable, line }: Sides): Difference => ({
  id: _id,
  detail:
    payables === lines
      ? typo(`paiement « ${payable} », ligne « ${line} »`)
      : typo(`paiements engagés : ${payables}, lignes en cours : ${lines}`),
});

const EXPECTED: Record<PaymentBatch['state'], PayableState | null> = {
  generating: 'batched',
  generated: 'batched',
  downloaded: 'batched',
  processed: 'paid',
  cancelled: null,
};

/** Paid only in a processed batch, batched only in one that is on its way, pending and held in none. */
async function statesUnlikeBatches(read: ReadSnapshot): Promise<Difference[]> {
  const batches = await all(read<PaymentBatch>(PaymentBatches, [{ $project: { state: 1 } }]));
  const expected = new Map(batches.map((batch) => [batch._id, EXPECTED[batch.state]]));
  const groups = await all(
    read<{ _id: { batchId: string | null; state: PayableState }; count: number }>(Payables, [
      { $group: { _id: { batchId: '$batchId', state: '$state' }, count: { $sum: 1 } } },
    ]),
  );
  return groups
    .filter(({ _id: { batchId, state } }) => (batchId === null ? state === 'batched' || state === 'paid' : expected.get(batchId) !== state))
    .map(({ _id: { batchId, state }, count }) => ({
      id: batchId ?? 'sans lot',
      detail: typo(`paiements dans l’état ${state} : ${count}`),
    }));
}
