import type { Child, Family } from '../../family/family.model.ts';
import { type Forfait, Forfaits } from '../../forfait/forfait.model.ts';
import { typo } from '../../shared/french.ts';
import type { FileKind } from '../file-kinds.ts';
import type { Load, Obstacle } from '../load.model.ts';
import {
  changedFamilyObstacle,
  changedForfaitObstacle,
  newFamilyObstacle,
  newForfaitObstacle,
  touchesForfait,
  WHY,
  type Why,
} from './obstacles.rules.ts';
import { type Written, writtenChildren, writtenFamilies } from './written-records.ts';

const AT_ONCE = 1_000;
/** Enough for a person to see what it is about. */
export const MOST_OBSTACLES = 20;

/** What depends on a load as things stand, the first of it. Reads only: an undoing meets the rest by its own writes. */
export async function findObstacles(load: Pick<Load, '_id' | 'campaign'>): Promise<Obstacle[]> {
  const found: Obstacle[] = [];
  for await (const batch of writtenChildren(load, AT_ONCE)) {
    found.push(...(await childrenObstacles(batch)));
    if (found.length >= MOST_OBSTACLES) return found.slice(0, MOST_OBSTACLES);
  }
  for await (const batch of writtenFamilies(load, AT_ONCE)) {
    found.push(...batch.flatMap((written) => familyObstacle(written, written.row) ?? []));
    if (found.length >= MOST_OBSTACLES) break;
  }
  return found.slice(0, MOST_OBSTACLES);
}

async function childrenObstacles(batch: Written<Child>[]): Promise<Obstacle[]> {
  const wanted = batch.filter(({ change }) => !change || touchesForfait(change));
  const forfaits = await Forfaits.find({ _id: { $in: wanted.map(({ row }) => row._id) } }).lean<Forfait[]>();
  const byId = new Map(forfaits.map((forfait) => [forfait._id, forfait]));
  return wanted.flatMap((written) => childObstacle(written, byId.get(written.row._id)) ?? []);
}

/** Why a child cannot go back as it was; null: it can. */
export function childObstacle({ row, change }: Written<Child>, forfait: Forfait | undefined): Obstacle | null {
  const why = !forfait ? 'changed' : change ? changedForfaitObstacle(change, forfait) : newForfaitObstacle(forfait);
  return why && obstacle('enf', row.sias, row, why);
}

/** Why a family cannot go back as it was; null: it can. */
export function familyObstacle({ row, change }: Written<Family>, family: Family | undefined): Obstacle | null {
  const why = !family ? 'changed' : change ? changedFamilyObstacle(change, family) : newFamilyObstacle(family);
  return why && obstacle('allo', row.matricule, row, why);
}

const obstacle = (file: FileKind, key: string, { lastName, firstName }: { lastName: string; firstName: string }, why: Why): Obstacle => ({
  file,
  key,
  who: `${lastName} ${firstName}`,
  why: typo(WHY[why]),
});
