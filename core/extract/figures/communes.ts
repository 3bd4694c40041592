import { Families, FamilyAccounts } from '../../family/family.model.ts';
import { Forfaits } from '../../forfait/forfait.model.ts';
import { all, type ReadSnapshot } from '../../payment/reconciliation/snapshot.ts';
import type { Cents } from '../../shared/cents.ts';
import { communeByInsee } from '../../shared/communes.ts';
import { folded, frenchOrder } from '../../shared/french.ts';
import { DREW } from './sums.ts';

/** The take-up in one commune of today: a former commune counts with the one that took it over. */
export interface CommuneFigures {
  /** Null when the file gave none that is known. */
  insee: string | null;
  /** "" when the file gave none. */
  name: string;
  families: number;
  /** Families with a portal account; accounts of past campaigns are erased (R-CAM-10). */
  activated: number;
  children: number;
  /** Children for whom something is reserved or used. */
  drew: number;
  granted: Cents;
  drawn: Cents;
}

interface Group extends Omit<CommuneFigures, 'insee' | 'name'> {
  _id: { insee: string | null; commune: string | null };
}

/** By name; families without a commune last. */
export async function readCommunes(read: ReadSnapshot, campaign: number): Promise<CommuneFigures[]> {
  const groups = await all(read<Group>(Forfaits, [...byFamily(campaign), ...BY_COMMUNE]));
  const communes = new Map<string, CommuneFigures>();
  for (const group of groups) {
    const commune = communeOf(group);
    const known = communes.get(keyOf(commune));
    communes.set(keyOf(commune), known ? added(known, commune) : commune);
  }
  return [...communes.values()].sort((a, b) => Number(a.name === '') - Number(b.name === '') || frenchOrder(a.name, b.name));
}

const byFamily = (campaign: number) => [
  { $match: { campaign } },
  {
    $group: {
      _id: '$matricule',
      children: { $sum: 1 },
      drew: { $sum: DREW },
      granted: { $sum: '$granted' },
      drawn: { $sum: { $add: ['$reserved', '$used'] } },
    },
  },
  {
    $unionWith: {
      coll: Families.collection.name,
      pipeline: [{ $match: { campaign } }, { $project: { _id: '$matricule', insee: 1, commune: 1, families: { $literal: 1 } } }],
    },
  },
  {
    $unionWith: {
      coll: FamilyAccounts.collection.name,
      pipeline: [{ $match: { campaign } }, { $project: { _id: '$matricule', activated: { $literal: 1 } } }],
    },
  },
];

const SUMS = Object.fromEntries(
  ['families', 'activated', 'children', 'drew', 'granted', 'drawn'].map((field) => [field, { $sum: `$${field}` }]),
);

const BY_COMMUNE = [
  { $group: { _id: '$_id', insee: { $max: '$insee' }, commune: { $max: '$commune' }, ...SUMS } },
  { $group: { _id: { insee: '$insee', commune: '$commune' }, ...SUMS } },
];

/** By its Insee code when there is one, by the name of the file otherwise. */
function communeOf({ _id: { insee, commune }, ...sums }: Group): CommuneFigures {
  const known = insee ? communeByInsee(insee) : undefined;
  return { ...sums, insee: known?.insee ?? null, name: known?.name ?? commune ?? '' };
}

const keyOf = ({ insee, name }: CommuneFigures): string => insee ?? `? ${folded(name)}`;

const added = (a: CommuneFigures, b: CommuneFigures): CommuneFigures => ({
  insee: a.insee,
  name: a.name,
  families: a.families + b.families,
  activated: a.activated + b.activated,
  children: a.children + b.children,
  drew: a.drew + b.drew,
  granted: a.granted + b.granted,
  drawn: a.drawn + b.drawn,
});
