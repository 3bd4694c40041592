/** What extracts add to rows of money: who the child, the family and the club are. One query each for a few hundred rows. */
import { type Child, Children, childId, Families, type Family, familyId } from '../family/family.model.ts';
import type { Matricule, Sias } from '../shared/identifiers.ts';

type ByKey<T> = (row: { campaign: number; sias: Sias; matricule: Matricule }) => T | undefined;

export async function childrenOf(rows: readonly { campaign: number; sias: Sias; matricule: Matricule }[]): Promise<ByKey<Child>> {
  const ids = rows.map(({ campaign, sias }) => childId(campaign, sias));
  const found = await Children.find({ _id: { $in: ids } }, { lastName: 1, firstName: 1, birth: 1 }).lean<Child[]>();
  const byId = new Map(found.map((each) => [each._id, each]));
  return ({ campaign, sias }) => byId.get(childId(campaign, sias));
}

export async function familiesOf(rows: readonly { campaign: number; sias: Sias; matricule: Matricule }[]): Promise<ByKey<Family>> {
  const ids = rows.map(({ campaign, matricule }) => familyId(campaign, matricule));
  const found = await Families.find({ _id: { $in: ids } }, { lastName: 1, firstName: 1, commune: 1, mail: 1 }).lean<Family[]>();
  const byId = new Map(found.map((each) => [each._id, each]));
  return ({ campaign, matricule }) => byId.get(familyId(campaign, matricule));
}
