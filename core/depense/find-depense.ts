import { type Forfait, Forfaits } from '../forfait/forfait.model.ts';
import { type OpenedFile, readAttachment } from '../shared/attachments/attachments.ts';
import { refuse } from '../shared/refusals.ts';
import { type DepenseFacts, findDepenseFacts } from './depense-facts.ts';
import { type Depense, Depenses } from './depense.model.ts';

/** A dépense and what it stands on. */
export interface WholeDepense extends DepenseFacts {
  depense: Depense;
  forfait: Forfait;
}

/** @throws Refusal INTROUVABLE (404). */
export async function findDepense(id: string): Promise<WholeDepense> {
  const depense = await Depenses.findById(id).lean<Depense>();
  if (!depense) throw refuse('INTROUVABLE');
  const facts = await findDepenseFacts(depense);
  const forfait = await Forfaits.findById(facts.child._id).lean<Forfait>();
  if (!forfait) throw refuse('INTROUVABLE');
  return { ...facts, depense, forfait };
}

/** @param rank of the attestation, the first sent is 0. @throws Refusal INTROUVABLE (404): no such dépense, no such file (any more). */
export async function readAttestation(id: string, rank: number): Promise<OpenedFile> {
  const depense = await Depenses.findById(id).lean<Depense>();
  const file = depense?.attestations[rank]?.file;
  const opened = file ? await readAttachment(file) : null;
  if (!opened) throw refuse('INTROUVABLE');
  return opened;
}
