/** Families as documents, and what a later line changes of them. Pure. */
import type { Family } from '../../family/family.model.ts';
import { folded } from '../../shared/french.ts';
import type { FamilyRow } from '../checking/allo.rules.ts';

/** A family nobody knew. */
export const newFamily = (row: FamilyRow, of: Pick<Family, '_id' | 'campaign' | 'loadId'>): Family => ({
  ...of,
  matricule: row.matricule,
  lastName: row.lastName,
  firstName: row.firstName,
  mail: row.mail,
  fileMail: row.mail,
  insee: row.insee ?? null,
  commune: row.commune ?? null,
  suspended: null,
  search: folded(`${row.lastName} ${row.firstName}`),
  rowHash: row.rowHash,
  firstLoadId: of.loadId,
});

/**
 * What a line changes of a family; null: nothing.
 * The mail follows the file only when the file's own value changed: an agent's correction stays (R-CAM-05).
 */
export function familyChange(row: FamilyRow, stored: Family): Partial<Family> | null {
  const change: Partial<Family> = {};
  if (row.lastName !== stored.lastName || row.firstName !== stored.firstName)
    Object.assign(change, { lastName: row.lastName, firstName: row.firstName, search: folded(`${row.lastName} ${row.firstName}`) });
  if (row.mail !== stored.fileMail) Object.assign(change, { mail: row.mail, fileMail: row.mail });
  if (row.insee !== undefined && row.insee !== stored.insee) change.insee = row.insee;
  if (row.commune !== undefined && row.commune !== stored.commune) change.commune = row.commune;
  return Object.keys(change).length > 0 ? change : null;
}
