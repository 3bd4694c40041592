import { recordEvent } from '../../audit/record-event.ts';
import { NO_CAMPAIGN, readAttachment, sealFile, storeAttachment } from '../../shared/attachments/attachments.ts';
import type { Act } from '../../shared/author.ts';
import type { ConventionSheet } from '../../shared/convention-sheet.ts';
import { inTransaction } from '../../shared/database.ts';
import { refuse } from '../../shared/refusals.ts';
import { sha256 } from './convention-text.rules.ts';
import { type Convention, Conventions } from './convention.model.ts';
import { conventionText, ownConvention } from './find-conventions.ts';
import { sealPdf } from './seal/seal-pdf.ts';
import { readSigned } from './signed-records.ts';

export type ConventionPrinter = (sheet: ConventionSheet) => Promise<Uint8Array>;

/** What a convention's page shows, whatever its state. @throws Refusal CONVENTION_ALTEREE (409). */
export async function conventionSheet(convention: Convention): Promise<ConventionSheet> {
  const [partner, caf] = await Promise.all([readSigned(convention._id, 'partner'), readSigned(convention._id, 'caf')]);
  if (caf && caf.signed.partnerRecord !== partner?.sha256) throw refuse('CONVENTION_ALTEREE');
  return { text: conventionText(convention), version: convention.template, textSha256: convention.textSha256, partner, caf };
}

/**
 * The PDF of a convention. In force: printed and sealed once, then always the same bytes; before, printed from what it is now.
 * @throws Refusal PDF_INDISPONIBLE, SCEAU_ABSENT (503), CONVENTION_ALTEREE (409), INTROUVABLE (404).
 */
export async function conventionPdf(
  act: Act,
  { partnerId, conventionId }: { partnerId: string; conventionId: string },
  print: ConventionPrinter,
): Promise<Buffer> {
  const convention = await ownConvention(partnerId, conventionId);
  if (convention.sealed) return keptPdf(convention.sealed);
  const printed = await print(await conventionSheet(convention));
  if (convention.state !== 'inForce') return Buffer.from(printed);
  await keep(act, conventionId, await sealPdf(printed, act.at));
  // Sealed by another meanwhile, perhaps: this read waits until the majority confirms it.
  const kept = await Conventions.findById(conventionId).readConcern('linearizable').maxTimeMS(5000).lean<Convention>();
  return keptPdf(kept!.sealed!);
}

async function keptPdf({ fileId, sha256: wanted }: NonNullable<Convention['sealed']>): Promise<Buffer> {
  const file = await readAttachment(fileId);
  if (!file || sha256(file.bytes) !== wanted) throw refuse('CONVENTION_ALTEREE');
  return file.bytes;
}

/** Of two that seal at once, the first stands. */
async function keep(act: Act, conventionId: string, bytes: Buffer): Promise<void> {
  const file = await sealFile({ bytes, type: 'application/pdf' });
  const sealed = { fileId: file.id, sha256: sha256(bytes), at: act.at };
  await inTransaction(async (session) => {
    const kept = await Conventions.updateOne({ _id: conventionId, state: 'inForce', sealed: null }, { $set: { sealed } }, { session });
    if (kept.modifiedCount !== 1) return;
    await storeAttachment(session, NO_CAMPAIGN, file);
    await recordEvent(session, act, {
      kind: 'convention.sealed',
      object: { type: 'convention', id: conventionId },
      campaign: null,
      after: { sha256: sealed.sha256 },
    });
  });
}
