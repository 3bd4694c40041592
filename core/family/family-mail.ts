/** Small readings that several use-cases of this room share. */
import type { Matricule } from '../shared/identifiers.ts';
import { currentCampaign } from '../campaign/find-campaign.ts';
import { Families, type Family, familyId, FamilyAccounts, Oppositions } from './family.model.ts';

/** The family of the campaign in course with this matricule and this mail, both as loaded (R-FAM-01), or null. */
export async function findByMatriculeAndMail(matricule: Matricule | null, mail: string | null): Promise<Family | null> {
  const campaign = await currentCampaign();
  if (!campaign || !matricule || !mail) return null;
  return Families.findOne({ _id: familyId(campaign._id, matricule), mail }).lean<Family>();
}

/** Whether the family has chosen a password in this campaign. */
export const isActivated = async (id: string): Promise<boolean> => (await FamilyAccounts.exists({ _id: id })) !== null;

/** Whether the allocataire asked not to use the service, in any campaign (R-FAM-05). */
export const isOpposed = async (matricule: Matricule): Promise<boolean> => (await Oppositions.exists({ _id: matricule })) !== null;
