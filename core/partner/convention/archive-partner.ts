import { requireRight } from '../../access/require-right.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction, insert } from '../../shared/database.ts';
import { newId } from '../../shared/identifiers.ts';
import { refuse } from '../../shared/refusals.ts';
import { findPartner } from '../find-partner.ts';
import { sha256 } from './convention-text.rules.ts';
import { conventionEvidence } from './evidence.ts';
import { PartnerFilings } from './filing.model.ts';
import { listConventions } from './find-conventions.ts';
import { conventionPdf, type ConventionPrinter } from './keep-sealed-pdf.ts';

export interface ArchivePiece {
  /** Name in the archive; no folder of the partner's choosing. */
  name: string;
  bytes: Buffer;
}

/** A partner's own documents, by whoever keeps them (sign-up). */
export type PartnerDocuments = (partnerId: string) => Promise<ArchivePiece[]>;

/**
 * What goes to S@fir (R-PAR-11): each convention in force or ended with its evidence, and the partner's documents.
 * Taking it is remembered with the fingerprint of each piece; filing it is another act.
 * @throws Refusal ARCHIVE_VIDE (409), PDF_INDISPONIBLE, SCEAU_ABSENT (503), INTROUVABLE (404), DROIT_MANQUANT (403).
 */
export async function archivePartner(
  act: Act,
  partnerId: string,
  sources: { print: ConventionPrinter; documents: PartnerDocuments },
): Promise<{ fileName: string; pieces: ArchivePiece[] }> {
  await requireRight(act, 'partners.edit');
  const partner = await findPartner(partnerId);
  if (!partner) throw refuse('INTROUVABLE');
  const pieces = [...(await conventionPieces(act, partnerId, sources.print)), ...(await sources.documents(partnerId))];
  if (pieces.length === 0) throw refuse('ARCHIVE_VIDE');
  const listed = pieces.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) }));
  const filing = { _id: newId(), partnerId, takenAt: act.at, takenBy: act.author.id, pieces: listed, filedAt: null, filedBy: null };
  await inTransaction(async (session) => {
    await insert(PartnerFilings, filing, session);
    await recordEvent(session, act, {
      kind: 'partner.archived',
      object: { type: 'partner', id: partnerId },
      campaign: null,
      after: { filing: filing._id, pieces: pieces.length },
    });
  });
  return { fileName: `safir_${partner.identifiant}.zip`, pieces };
}

async function conventionPieces(act: Act, partnerId: string, print: ConventionPrinter): Promise<ArchivePiece[]> {
  const pieces: ArchivePiece[] = [];
  for (const { _id: conventionId, start } of (await listConventions(partnerId)).filter(({ state }) => state === 'inForce')) {
    const place = { partnerId, conventionId };
    // The evidence names the sealed file: it comes after it.
    const pdf = await conventionPdf(act, place, print);
    pieces.push({ name: `convention_${start}.pdf`, bytes: pdf });
    pieces.push({ name: `convention_${start}_preuve.json`, bytes: Buffer.from(await conventionEvidence(place)) });
  }
  return pieces;
}
