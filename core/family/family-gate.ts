import type { Matricule } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { type Consent, Families, type Family, type FamilyAccount, FamilyAccounts, familyId, type Suspension } from './family.model.ts';
import { isOpposed } from './family-mail.ts';

export interface FamilyGate {
  family: Family;
  consent: Consent | null;
  opposed: boolean;
  suspended: Suspension | null;
}

/** What stands between a logged-in family and its pages: read at each request. @throws Refusal SESSION_ABSENTE (401) when it is gone. */
export async function familyGate(campaign: number, matricule: Matricule): Promise<FamilyGate> {
  const id = familyId(campaign, matricule);
  const [family, account, opposed] = await Promise.all([
    Families.findById(id).lean<Family>(),
    FamilyAccounts.findById(id).lean<FamilyAccount>(),
    isOpposed(matricule),
  ]);
  if (!family || !account) throw refuse('SESSION_ABSENTE');
  return { family, consent: account.consent, opposed, suspended: family.suspended };
}
