/**
 * What keeps a load from being undone: something done since that stands on what it wrote (R-CAM-07). Pure.
 * Each rule is said twice: as the filter of the write that takes hold of the record, and as a test that says which part of it failed.
 */
import type { Family } from '../../family/family.model.ts';
import type { Forfait } from '../../forfait/forfait.model.ts';
import type { LoadChange } from '../load-change.model.ts';

const NOT_TRUE = { $ne: true };

export const WHY = {
  drawn: 'Son forfait a servi : un QR code ou une dépense a été fait depuis.',
  amountUsed: 'Le montant que le chargement a ajouté est déjà réservé ou utilisé.',
  activated: 'La famille a activé son compte depuis.',
  suspended: 'Un agent a suspendu la famille depuis.',
  mailChanged: 'Un agent a changé l’adresse mail depuis.',
  changed: 'La fiche a changé depuis.',
} as const;

export type Why = keyof typeof WHY;

/** A forfait that the load opened: nothing was ever reserved on it. */
export const newForfaitFree = { reserved: 0, used: 0, activities: 0, everDrawn: NOT_TRUE };

export const newForfaitObstacle = ({ reserved, used, everDrawn, undoing }: Forfait): Why | null =>
  reserved + used > 0 || everDrawn ? 'drawn' : undoing ? 'changed' : null;

/** A forfait whose amount or allocataire the load changed: what it added is still available, and a moved child has drawn nothing since. */
export function changedForfaitFree(change: LoadChange) {
  const { before, after, trace } = change;
  const added = after.granted === undefined ? 0 : after.granted - before!.granted!;
  return {
    ...(after.granted === undefined ? {} : { granted: after.granted }),
    available: { $gte: Math.max(0, added) },
    ...(after.matricule === undefined ? {} : { matricule: after.matricule, reserved: 0, used: 0 }),
    ...(after.matricule === undefined || trace!.inUse ? {} : { everDrawn: NOT_TRUE }),
  };
}

export function changedForfaitObstacle(change: LoadChange, forfait: Forfait): Why | null {
  const { before, after, trace } = change;
  const added = after.granted === undefined ? 0 : after.granted - before!.granted!;
  const moved = after.matricule !== undefined;
  if (moved && (forfait.reserved + forfait.used > 0 || (forfait.everDrawn && !trace!.inUse))) return 'drawn';
  if (forfait.available < added) return 'amountUsed';
  const same = (after.granted ?? forfait.granted) === forfait.granted && (after.matricule ?? forfait.matricule) === forfait.matricule;
  return same && !forfait.undoing ? null : 'changed';
}

/** Whether a change of a child touches its forfait at all: a name or a birth day put back harms nobody. */
export const touchesForfait = ({ after }: Pick<LoadChange, 'after'>): boolean =>
  after.granted !== undefined || after.matricule !== undefined;

/** A family that the load brought: nobody activated its account, and no agent did anything to it. */
export const newFamilyFree = { activated: NOT_TRUE, suspended: null, $expr: { $eq: ['$mail', '$fileMail'] } };

export function newFamilyObstacle({ activated, suspended, mail, fileMail, undoing }: Family): Why | null {
  if (activated) return 'activated';
  if (suspended) return 'suspended';
  if (mail !== fileMail) return 'mailChanged';
  return undoing ? 'changed' : null;
}

/** A family that the load changed: a mail it changed is still that one, and nobody signed up with it since. */
export const changedFamilyFree = ({ after, trace }: LoadChange) =>
  after.mail === undefined ? {} : { mail: after.mail, ...(trace!.inUse ? {} : { activated: NOT_TRUE }) };

export function changedFamilyObstacle({ after, trace }: LoadChange, { mail, activated, undoing }: Family): Why | null {
  if (after.mail !== undefined && mail !== after.mail) return 'mailChanged';
  if (after.mail !== undefined && activated && !trace!.inUse) return 'activated';
  return undoing ? 'changed' : null;
}
