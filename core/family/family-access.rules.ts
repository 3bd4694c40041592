/** Where a family stands with the portal, in one word. Pure. */
import type { Suspension } from './family.model.ts';

export type FamilyAccess = 'suspended' | 'opposed' | 'active' | 'inactive' | 'noMail';

/** What stops the family comes first. */
export function familyAccess(of: {
  suspended: Suspension | null;
  opposed: boolean;
  activated: boolean;
  mail: string | null;
}): FamilyAccess {
  if (of.suspended) return 'suspended';
  if (of.opposed) return 'opposed';
  if (of.activated) return 'active';
  return of.mail ? 'inactive' : 'noMail';
}
