import { type Child, childId, Children } from '../family/family.model.ts';
import { sha256Of } from '../shared/attachments/inspect-attachment.ts';
import type { Matricule, Sias } from '../shared/identifiers.ts';
import { Depenses } from './depense.model.ts';

/** A dépense of the same family made with the same file. */
export interface SameFile {
  depense: string;
  /** The same child: the unique index will refuse it. */
  sameChild: boolean;
  childFirstName: string;
}

const LIVE = { $in: ['submitted', 'complement', 'approved'] };

/**
 * Whether a family has sent this very file already, for a dépense that still counts: said before the form is sent.
 * It guards nothing: the unique index does. The same child comes first.
 */
export async function sameFileSent(of: { campaign: number; matricule: Matricule; sias: Sias }, file: Buffer): Promise<SameFile | null> {
  const found = await Depenses.find(
    { campaign: of.campaign, matricule: of.matricule, state: LIVE, 'attestations.sha256': sha256Of(file) },
    { sias: 1 },
  ).lean<{ _id: string; sias: Sias }[]>();
  const one = found.find(({ sias }) => sias === of.sias) ?? found[0];
  if (!one) return null;
  const child = await Children.findById(childId(of.campaign, one.sias)).lean<Child>();
  return { depense: one._id, sameChild: one.sias === of.sias, childFirstName: child?.firstName ?? '' };
}
