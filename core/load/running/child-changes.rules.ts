/** Children and their forfaits as documents, and what a later line changes of them. Pure. */
import type { Child } from '../../family/family.model.ts';
import type { Forfait } from '../../forfait/forfait.model.ts';
import { formatEuros } from '../../shared/cents.ts';
import { folded } from '../../shared/french.ts';
import type { ChildRow } from '../checking/enf.rules.ts';
import type { Fault } from '../checking/reasons.ts';

/** A child nobody knew. */
export const newChild = (row: ChildRow, of: Pick<Child, '_id' | 'campaign' | 'loadId'>): Child => ({
  ...of,
  sias: row.sias,
  matricule: row.matricule,
  lastName: row.lastName,
  firstName: row.firstName,
  birth: row.birth ?? null,
  search: folded(`${row.lastName} ${row.firstName}`),
  rowHash: row.rowHash,
  firstLoadId: of.loadId,
});

/** Its forfait: all of it available. */
export const newForfait = (row: ChildRow, of: Pick<Forfait, '_id' | 'campaign' | 'frozen'>): Forfait => ({
  ...of,
  matricule: row.matricule,
  sias: row.sias,
  granted: row.amount,
  available: row.amount,
  reserved: 0,
  used: 0,
  activities: 0,
  partners: [],
  state: 'open',
});

export interface ChildChange {
  row: ChildRow;
  /** Fields of the child; empty when only the amount changes. */
  set: Partial<Child>;
  stored: Child;
  /** The forfait, as it was. */
  before: Forfait;
  /** The child now belongs to another allocataire. */
  moved: boolean;
}

/** What a line changes of a child and its forfait; null: nothing. */
export function childChange(row: ChildRow, stored: Child, before: Forfait): ChildChange | null {
  const set: Partial<Child> = {};
  if (row.lastName !== stored.lastName || row.firstName !== stored.firstName)
    Object.assign(set, { lastName: row.lastName, firstName: row.firstName, search: folded(`${row.lastName} ${row.firstName}`) });
  if (row.birth !== undefined && row.birth !== stored.birth) set.birth = row.birth;
  const moved = row.matricule !== stored.matricule;
  if (moved) set.matricule = row.matricule;
  return Object.keys(set).length > 0 || row.amount !== before.granted ? { row, set, stored, before, moved } : null;
}

/** Whether the change can be made, as things stand in `before`: what a simulation says; a run leaves it to the filter of its write. */
export const changeFits = ({ row, before, moved }: ChildChange): boolean =>
  row.amount >= before.reserved + before.used && (!moved || before.reserved + before.used === 0);

/** Why it cannot. */
export const changeFault = ({ row, before, moved }: ChildChange): Fault =>
  moved
    ? { code: 'PARENT_DIFFERENT', other: before.matricule }
    : { code: 'MONTANT_SOUS_UTILISE', value: formatEuros(row.amount), other: formatEuros(before.reserved + before.used) };
