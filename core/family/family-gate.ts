import type { PipelineStage } from 'mongoose';
import { type Consent, Families, type Family, type FamilyAccount, FamilyAccounts, Oppositions, type Suspension } from './family.model.ts';

export interface FamilyGate {
  family: Family;
  consent: Consent | null;
  opposed: boolean;
  suspended: Suspension | null;
}

/** Read with the family's session in one round trip (access/sessions); `gateOf` reads what it finds. */
export const gateBeside: PipelineStage[] = [
  { $set: { family: { $concat: [{ $toString: '$data.campaign' }, ':', '$data.matricule'] } } },
  { $lookup: { from: Families.collection.name, localField: 'family', foreignField: '_id', as: 'beside.family' } },
  { $lookup: { from: FamilyAccounts.collection.name, localField: 'family', foreignField: '_id', as: 'beside.accounts' } },
  { $lookup: { from: Oppositions.collection.name, localField: 'data.matricule', foreignField: '_id', as: 'beside.oppositions' } },
];

/**
 * What stands between a logged-in family and its pages: read at each request. An opposition that was not looked for counts as one.
 * @returns null when the family, or its account, is gone.
 */
export function gateOf(beside: Record<string, unknown[]>): FamilyGate | null {
  const [family] = (beside.family ?? []) as Family[];
  const [account] = (beside.accounts ?? []) as FamilyAccount[];
  if (!family || !account) return null;
  return { family, consent: account.consent, opposed: beside.oppositions?.length !== 0, suspended: family.suspended };
}
