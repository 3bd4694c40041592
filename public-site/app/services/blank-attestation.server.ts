/** The attestation to print, from what the family typed so far (R-FAM-15): everything comes with the address, nothing is kept. */
import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import { blankAttestation } from '#core/depense/blank-attestation.rules.ts';
import { readFamilyAccount } from '#core/voucher/family-account.ts';
import type { FamilyVisit } from './family-session.server.ts';

const FIELDS = ['organisme', 'adresse', 'mailOrganisme', 'responsable', 'dateInscription', 'cout'] as const;

/** @returns what the sheet and the page show; a child that is not the family's is left to the pen. */
export async function attestationSheet(family: FamilyVisit, query: URLSearchParams) {
  const { children } = await readFamilyAccount(family);
  const typed = Object.fromEntries(FIELDS.map((name) => [name, query.get(name) ?? '']));
  return {
    lines: blankAttestation(
      children.find(({ sias }) => sias === query.get('enfant')),
      typed,
    ),
    campaign: campaignLabel(family.campaign),
  };
}
