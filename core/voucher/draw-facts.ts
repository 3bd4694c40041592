/** What a draw stands on: campaign, child, family, partner. Read, then refused with the words of the catalogue. */
import type { Campaign } from '../campaign/campaign.model.ts';
import { refuseUnlessOpen } from '../campaign/campaign.rules.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import { type Child, childId, Children, Families, type Family, familyId } from '../family/family.model.ts';
import { type Partner, Partners } from '../partner/partner.model.ts';
import { isActive } from '../partner/partner.rules.ts';
import type { Cents } from '../shared/cents.ts';
import type { Session } from '../shared/database.ts';
import type { Matricule, Sias } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';

export interface DrawFacts {
  campaign: Campaign;
  family: Family;
  child: Child;
  partner: Partner;
}

/** @throws Refusal INTROUVABLE (404) when the child is not this family's or the partner does not exist. */
export async function findDrawFacts(
  draw: { campaign: number; matricule: Matricule; sias: Sias; partnerId: string },
  session: Session | null = null,
): Promise<DrawFacts> {
  const campaign = await findCampaign(draw.campaign, session ?? undefined);
  const child = await Children.findOne({ _id: childId(draw.campaign, draw.sias), matricule: draw.matricule })
    .session(session)
    .lean<Child>();
  const family = await Families.findById(familyId(draw.campaign, draw.matricule)).session(session).lean<Family>();
  const partner = await Partners.findById(draw.partnerId).session(session).lean<Partner>();
  if (!child || !family) throw refuse('INTROUVABLE', {}, { field: 'enfant' });
  if (!partner) throw refuse('INTROUVABLE', {}, { field: 'partenaire' });
  return { campaign, family, child, partner };
}

/** @throws Refusal CAMPAGNE_* (409), MONTANT_NUL (422), PARTENAIRE_INACTIF (409), COMPTE_SUSPENDU (403). */
export function refuseUnlessDrawable(facts: DrawFacts, draw: { amount: Cents }, at: Date): void {
  refuseUnlessOpen(facts.campaign, at);
  if (facts.family.suspended) throw refuse('COMPTE_SUSPENDU');
  if (!isActive(facts.partner)) throw refuse('PARTENAIRE_INACTIF', {}, { field: 'partenaire' });
  if (draw.amount < 1) throw refuse('MONTANT_NUL', {}, { field: 'montant' });
}
