import { refuse } from '../../shared/refusals.ts';
import { SignedConventions, type SignedConvention } from './convention.model.ts';
import { ownConvention } from './find-conventions.ts';
import { conventionSheet } from './keep-sealed-pdf.ts';

const HOW_TO_CHECK =
  'Chaque « contenu » est le texte JSON signé, octet pour octet ; son « empreinte » est le SHA-256 de ce texte en UTF-8. L’empreinte « pdfScelle » est le SHA-256 du fichier PDF.';

/**
 * The evidence file (R-PAR-02): what each side signed, by whom, when, with which code, and every fingerprint. JSON, UTF-8.
 * @throws Refusal CONVENTION_A_SIGNER, CONVENTION_ALTEREE (409), INTROUVABLE (404).
 */
export async function conventionEvidence(place: { partnerId: string; conventionId: string }): Promise<string> {
  const convention = await ownConvention(place.partnerId, place.conventionId);
  const { partner } = await conventionSheet(convention);
  if (!partner) throw refuse('CONVENTION_A_SIGNER');
  const kept = await SignedConventions.find({ conventionId: convention._id }).sort({ at: 1 }).lean<SignedConvention[]>();
  const evidence = {
    convention: convention._id,
    modele: convention.template,
    empreinteDuTexte: convention.textSha256,
    pdfScelle: convention.sealed ? { sha256: convention.sealed.sha256, le: convention.sealed.at.toISOString() } : null,
    verification: HOW_TO_CHECK,
    signatures: kept.map(({ _id, side, content }) => ({ cote: side === 'caf' ? 'Caf' : 'partenaire', empreinte: _id, contenu: content })),
  };
  return `${JSON.stringify(evidence, null, 2)}\n`;
}
