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

/** What stands between a logged-in family and its pages: read at each request, in one round trip. @throws Refusal SESSION_ABSENTE (401) when it is gone. */
export async function familyGate(campaign: number, matricule: Matricule): Promise<FamilyGate> {
  const [found] = await Families.aggregate<Family & { accounts: FamilyAccount[]; oppositions: unknown[] }>([
    { $match: { _id: familyId(campaign, matricule) } },
    { $lookup: { from: FamilyAccounts.collection.name, localField: '_id', foreignField: '_id', as: 'accounts' } },
    { $lookup: { from: Oppositions.collection.name, localField: 'matricule', foreignField: '_id', as: 'oppositions' } },
  ]);
  if (!found) throw refuse('SESSION_ABSENTE');
  const { accounts, oppositions, ...family } = found;
  const [account] = accounts;
  if (!account) throw refuse('SESSION_ABSENTE');
  return { family, consent: account.consent, opposed: oppositions.length > 0, suspended: family.suspended };
}
