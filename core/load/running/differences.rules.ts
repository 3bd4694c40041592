/** What a line changes, as the simulation shows it and the undoing needs it (R-CAM-06). Pure. */
import type { Family } from '../../family/family.model.ts';
import type { FamilyRow } from '../checking/allo.rules.ts';
import type { ChildRow } from '../checking/enf.rules.ts';
import type { ChangeSubject, Difference, Values } from '../load-change.model.ts';
import type { ChildChange } from './child-changes.rules.ts';

/** What each field is about; `search` follows the names. */
const SUBJECTS: Partial<Record<keyof Values, ChangeSubject>> = {
  granted: 'amount',
  lastName: 'name',
  firstName: 'name',
  mail: 'mail',
  fileMail: 'mail',
  birth: 'birth',
  insee: 'commune',
  commune: 'commune',
  matricule: 'parent',
};

const nameOf = ({ lastName, firstName }: { lastName: string; firstName: string }): string => `${lastName} ${firstName}`;

/** A family nobody knew. */
export const newFamilyDifference = (row: FamilyRow): Difference => ({
  ...newcomer(row, row.matricule),
  after: { mail: row.mail, ...(row.commune === undefined ? {} : { commune: row.commune }) },
});

/** A child nobody knew. */
export const newChildDifference = (row: ChildRow): Difference => ({
  ...newcomer(row, row.sias),
  after: { granted: row.amount, matricule: row.matricule, ...(row.birth === undefined ? {} : { birth: row.birth }) },
});

const newcomer = (row: { lastName: string; firstName: string }, key: string): Omit<Difference, 'after'> => ({
  key,
  who: nameOf(row),
  about: ['new'],
  before: null,
  trace: null,
});

/** A family that changes. */
export const familyDifference = ({ row, set, stored }: { row: FamilyRow; set: Partial<Family>; stored: Family }): Difference => ({
  ...changed(set as Values, stored),
  key: row.matricule,
  who: nameOf(row),
  trace: { rowHash: stored.rowHash, loadId: stored.loadId, inUse: stored.activated === true },
});

/** A child that changes, or its forfait. */
export function childDifference({ row, set, stored, before }: ChildChange): Difference {
  const values: Values = { ...(set as Values), ...(row.amount === before.granted ? {} : { granted: row.amount }) };
  return {
    ...changed(values, { ...stored, granted: before.granted }),
    key: row.sias,
    who: nameOf(row),
    trace: { rowHash: stored.rowHash, loadId: stored.loadId, inUse: before.everDrawn === true },
  };
}

function changed(after: Values, stored: Values): Pick<Difference, 'about' | 'before' | 'after'> {
  const fields = Object.keys(after) as (keyof Values)[];
  const before = Object.fromEntries(fields.map((field) => [field, stored[field]])) as Values;
  const about = new Set(fields.flatMap((field) => (after[field] === before[field] ? [] : (SUBJECTS[field] ?? []))));
  return { about: [...about], before, after };
}
