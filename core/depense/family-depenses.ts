/** A family's dépenses as it sees them (R-FAM-13, R-FAM-15): its own only. Amounts are cents. */
import { type Child, childId, Children } from '../family/family.model.ts';
import { type Payable, Payables } from '../forfait/payable.model.ts';
import { paymentNote } from '../forfait/payable.rules.ts';
import type { CivilDay } from '../shared/days.ts';
import type { Matricule } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { type OpenedFile, readAttachment } from '../shared/attachments/attachments.ts';
import { type Depense, Depenses, type DepenseState } from './depense.model.ts';

/** A dépense's own state, then its payment's. */
export type FamilyDepenseState = DepenseState | 'batched' | 'paid';

export interface FamilyDepense {
  depense: Depense;
  childFirstName: string;
  childLastName: string;
  state: FamilyDepenseState;
  batchId: string | null;
  /** Its payment is held back (R-PAY-07): no day can be expected. */
  held: boolean;
  paidOn: CivilDay | null;
  /** What the family is told of a rejected payment (R-PAY-06), or null. */
  paymentNote: string | null;
}

interface Owner {
  campaign: number;
  matricule: Matricule;
}

/** All of the campaign, newest first. */
export async function familyDepenses({ campaign, matricule }: Owner): Promise<FamilyDepense[]> {
  return withPayment(await Depenses.find({ campaign, matricule }).sort({ submittedAt: -1 }).lean<Depense[]>());
}

/** @throws Refusal INTROUVABLE (404): unknown or another family's. */
export async function familyDepense(owner: Owner, id: string): Promise<FamilyDepense> {
  const [found] = await withPayment([await ownDepense(owner, id)]);
  if (!found) throw refuse('INTROUVABLE');
  return found;
}

/** @param rank of the attestation, the first sent is 0. @throws Refusal INTROUVABLE (404): not theirs, or removed. */
export async function familyAttestation(owner: Owner, id: string, rank: number): Promise<OpenedFile> {
  const file = (await ownDepense(owner, id)).attestations[rank]?.file;
  const opened = file ? await readAttachment(file) : null;
  if (!opened) throw refuse('INTROUVABLE');
  return opened;
}

async function ownDepense({ campaign, matricule }: Owner, id: string): Promise<Depense> {
  const depense = await Depenses.findOne({ _id: id, campaign, matricule }).lean<Depense>();
  if (!depense) throw refuse('INTROUVABLE');
  return depense;
}

async function withPayment(depenses: Depense[]): Promise<FamilyDepense[]> {
  if (depenses.length === 0) return [];
  const [children, payables] = await Promise.all([
    Children.find({ _id: { $in: depenses.map(({ campaign, sias }) => childId(campaign, sias)) } }).lean<Child[]>(),
    Payables.find({ _id: { $in: depenses.map(({ _id }) => `DEP:${_id}`) } }).lean<Payable[]>(),
  ]);
  return depenses.map((depense) => dressed(depense, children, payables));
}

/** A dépense with its child, who may have moved since, and its payment. */
export function dressed(depense: Depense, children: readonly Child[], payables: readonly Payable[]): FamilyDepense {
  const child = children.find(({ _id }) => _id === childId(depense.campaign, depense.sias));
  const payable = payables.find(({ _id }) => _id === `DEP:${depense._id}`);
  return {
    depense,
    childFirstName: child?.firstName ?? '',
    childLastName: child?.lastName ?? '',
    state: payable?.state === 'batched' || payable?.state === 'paid' ? payable.state : depense.state,
    batchId: payable?.batchId ?? null,
    held: payable?.state === 'held',
    paidOn: payable?.paidOn ?? null,
    paymentNote: paymentNote(payable),
  };
}
