import { Depenses } from '../../depense/depense.model.ts';
import { Payables } from '../../forfait/payable.model.ts';
import { typo } from '../../shared/french.ts';
import { Vouchers } from '../../voucher/voucher.model.ts';
import type { Check } from './check.ts';
import { compare, type ReadSnapshot } from './snapshot.ts';

interface Sides {
  _id: string;
  sources: number;
  payables: number;
  source: string | null;
  payable: string | null;
}

/** Everything that must be the same on both sides, as one text. */
const facts = (kind: unknown, undone: unknown) => ({
  $concat: [
    kind,
    ' ',
    { $toString: '$campaign' },
    ' ',
    '$matricule',
    ' ',
    '$sias',
    ' ',
    { $ifNull: ['$partnerId', '-'] },
    ' ',
    { $toString: '$amount' },
    { $cond: [undone, ' annulé', ''] },
  ],
});

const VOID = { $eq: ['$state', 'void'] };
const UNDONE = { $gt: ['$undoneAt', null] };
/** Nothing is owed for what was undone (R-QR-06). */
const unless = (undone: unknown) => ({ $cond: [undone, 0, '$amount'] });

const sources = (collection: string, prefix: 'QR:' | 'DEP:', state: string, kind: string) => ({
  $unionWith: {
    coll: collection,
    pipeline: [
      { $match: { state } },
      { $project: { _id: { $concat: [prefix, '$_id'] }, sources: { $literal: 1 }, source: facts(kind, UNDONE), owed: unless(UNDONE) } },
    ],
  },
});

/** R3: a validated QR code or an approved dépense ⇔ one payable, of the same amount, for the same child and partner; undone ⇔ void. */
export async function checkPayables(read: ReadSnapshot): Promise<Check> {
  const sides = await compare<Sides>(
    read,
    Payables,
    [
      { $project: { payables: { $literal: 1 }, payable: facts('$kind', VOID), due: unless(VOID) } },
      sources(Vouchers.collection.name, 'QR:', 'validated', 'partners'),
      sources(Depenses.collection.name, 'DEP:', 'approved', 'families'),
      {
        $group: {
          _id: '$_id',
          sources: { $sum: '$sources' },
          payables: { $sum: '$payables' },
          source: { $max: '$source' },
          payable: { $max: '$payable' },
          owed: { $sum: '$owed' },
          due: { $sum: '$due' },
        },
      },
    ],
    { left: '$owed', right: '$due', unlike: { $expr: { $or: [{ $ne: ['$sources', '$payables'] }, { $ne: ['$source', '$payable'] }] } } },
  );
  return {
    name: 'R3 un paiement par QR code validé ou dépense acceptée',
    left: sides.left,
    right: sides.right,
    differences: sides.bad.map(describe),
  };
}

function describe({ _id, sources, payables, source, payable }: Sides) {
  if (payables === 0) return { id: _id, detail: 'aucun paiement pour cette source' };
  if (sources === 0) return { id: _id, detail: 'paiement sans QR code validé ni dépense acceptée' };
  return { id: _id, detail: typo(`source « ${source} », paiement « ${payable} »`) };
}
