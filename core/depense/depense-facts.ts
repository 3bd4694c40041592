import { type Campaign, Campaigns } from '../campaign/campaign.model.ts';
import { type Child, childId, Children, type Family, Families, familyId } from '../family/family.model.ts';
import type { Session } from '../shared/database.ts';
import type { Matricule, Sias } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';

export interface DepenseKeys {
  campaign: number;
  matricule: Matricule;
  sias: Sias;
}

export interface DepenseFacts {
  campaign: Campaign;
  family: Family;
  child: Child;
}

/** What a dépense stands on. It guards nothing; guards are in the writes. @throws Refusal INTROUVABLE (404): not this family's child. */
export async function findDepenseFacts({ campaign, matricule, sias }: DepenseKeys, session?: Session): Promise<DepenseFacts> {
  const within = session ?? null;
  const child = await Children.findOne({ _id: childId(campaign, sias), matricule })
    .session(within)
    .lean<Child>();
  const family = await Families.findById(familyId(campaign, matricule)).session(within).lean<Family>();
  const year = await Campaigns.findById(campaign).session(within).lean<Campaign>();
  if (!child || !family || !year) throw refuse('INTROUVABLE', {}, { field: 'enfant' });
  return { campaign: year, family, child };
}
