/** The two files of a convention, the same for each side (R-PAR-02): whoever may read it, and nobody else's. */
import type { AppLoadContext } from '@remix-run/node';
import { conventionEvidence } from '#core/partner/convention/evidence.ts';
import { conventionPdf } from '#core/partner/convention/keep-sealed-pdf.ts';
import type { Act } from '#core/shared/author.ts';
import { renderConvention } from '#templates/pdf/convention.tsx';

interface Place {
  partnerId: string;
  conventionId: string;
}

/** The convention, sealed once both have signed. @throws as conventionPdf. */
export async function conventionPdfFile(act: Act, place: Place, { printer }: AppLoadContext): Promise<Response> {
  const bytes = await conventionPdf(act, place, (sheet) => printer.print(renderConvention(sheet)));
  return attached(new Uint8Array(bytes), 'application/pdf', 'convention.pdf');
}

/** The evidence file. @throws as conventionEvidence. */
export const evidenceFile = async (place: Place): Promise<Response> =>
  attached(await conventionEvidence(place), 'application/json; charset=utf-8', 'convention-preuve.json');

const attached = (content: Uint8Array<ArrayBuffer> | string, type: string, name: string): Response =>
  new Response(content, {
    headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': 'no-store' },
  });
