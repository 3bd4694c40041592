/** What a draw stands on: campaign, child, family, partner. Read, then refused with the words of the catalogue. */
import type { PipelineStage } from 'mongoose';
import type { Campaign } from '../campaign/campaign.model.ts';
import { refuseUnlessOpen } from '../campaign/campaign.rules.ts';
import { type Child, childId, Children, type Family, familyId } from '../family/family.model.ts';
import type { Partner } from '../partner/partner.model.ts';
import { isActive } from '../partner/partner.rules.ts';
import type { Cents } from '../shared/cents.ts';
import type { Matricule, Sias } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';

export interface DrawFacts {
  campaign: Campaign;
  family: Family;
  child: Child;
  partner: Partner;
}

export interface DrawKeys {
  campaign: number;
  matricule: Matricule;
  sias: Sias;
  partnerId: string;
}

/** One round trip: what a draw reads. It guards nothing; the guards are in the filters of the writes. */
const factsPipeline = (draw: DrawKeys): PipelineStage[] => [
  { $match: { _id: childId(draw.campaign, draw.sias) } },
  found('families', familyId(draw.campaign, draw.matricule), 'family'),
  found('partners', draw.partnerId, 'partner'),
  found('campaigns', draw.campaign, 'campaign'),
];

const found = (from: string, id: string | number, as: string): PipelineStage => ({
  $lookup: { from, pipeline: [{ $match: { _id: id } }], as },
});

/** @throws Refusal INTROUVABLE (404) when the child is not this family's or the partner does not exist. */
export async function findDrawFacts(draw: DrawKeys): Promise<DrawFacts> {
  const facts = await findVoucherFacts(draw);
  if (facts.child.matricule !== draw.matricule) throw refuse('INTROUVABLE', {}, { field: 'enfant' });
  return facts;
}

/** The same of a QR code that was made: its child may be in another family's file since. @throws Refusal INTROUVABLE (404). */
export async function findVoucherFacts(draw: DrawKeys): Promise<DrawFacts> {
  const [row] = await Children.aggregate<Omit<Child, 'campaign'> & { family: Family[]; partner: Partner[]; campaign: Campaign[] }>(
    factsPipeline(draw),
  );
  const [family, partner, campaign] = [row?.family[0], row?.partner[0], row?.campaign[0]];
  if (!row || !family || !campaign) throw refuse('INTROUVABLE', {}, { field: 'enfant' });
  if (!partner) throw refuse('INTROUVABLE', {}, { field: 'partenaire' });
  return { campaign, family, partner, child: { ...row, campaign: draw.campaign } };
}

/** @throws Refusal CAMPAGNE_* (409), MONTANT_NUL (422), PARTENAIRE_INACTIF (409), COMPTE_SUSPENDU (403). */
export function refuseUnlessDrawable(facts: DrawFacts, draw: { amount: Cents }, at: Date): void {
  refuseUnlessOpen(facts.campaign, at);
  if (facts.family.suspended) throw refuse('COMPTE_SUSPENDU');
  if (!isActive(facts.partner)) throw refuse('PARTENAIRE_INACTIF', {}, { field: 'partenaire' });
  if (draw.amount < 1) throw refuse('MONTANT_NUL', {}, { field: 'montant' });
}
