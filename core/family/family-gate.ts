import type { PipelineStage } from 'mongoose';
import type { Matricule } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import {
  type Consent,
  Families,
  type Family,
  type FamilyAccount,
  FamilyAccounts,
  familyId,
  Oppositions,
  type Suspension,
} from './family.model.ts';

export interface FamilyGate {
  family: Family;
  consent: Consent | null;
  opposed: boolean;
  suspended: Suspension | null;
}

type GateRow = Family & { accounts: FamilyAccount[]; oppositions: unknown[] };

const around: PipelineStage.Lookup[] = [
  { $lookup: { from: FamilyAccounts.collection.name, localField: '_id', foreignField: '_id', as: 'accounts' } },
  { $lookup: { from: Oppositions.collection.name, localField: 'matricule', foreignField: '_id', as: 'oppositions' } },
];

/** What stands between a logged-in family and its pages: read at each request. @throws Refusal SESSION_ABSENTE (401) when it is gone. */
export async function familyGate(campaign: number, matricule: Matricule): Promise<FamilyGate> {
  const gate = gateOf(await Families.aggregate<GateRow>([{ $match: { _id: familyId(campaign, matricule) } }, ...around]));
  if (!gate) throw refuse('SESSION_ABSENTE');
  return gate;
}

/** The same, read with the family's session in one round trip (access/sessions); `gateOf` reads what it finds. */
export const gateBeside: PipelineStage[] = [
  { $set: { family: { $concat: [{ $toString: '$data.campaign' }, ':', '$data.matricule'] } } },
  { $lookup: { from: Families.collection.name, localField: 'family', foreignField: '_id', pipeline: around, as: 'beside.gate' } },
];

/** @returns null when the family, or its account, is gone. */
export function gateOf([found]: readonly unknown[] = []): FamilyGate | null {
  if (!found) return null;
  const { accounts, oppositions, ...family } = found as GateRow;
  const [account] = accounts;
  return account ? { family, consent: account.consent, opposed: oppositions.length > 0, suspended: family.suspended } : null;
}
