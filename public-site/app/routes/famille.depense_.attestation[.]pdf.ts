import { renderAttestation } from '#templates/pdf/blank-attestation.tsx';
import { file } from '../services/answer.server.ts';
import { attestationSheet } from '../services/blank-attestation.server.ts';
import { requireFamilyForFile } from '../services/family-session.server.ts';

/** The blank attestation on one A4 page (R-FAM-15). 401 without session; 503 that says why when it cannot be printed. */
export const loader = file('/famille/depense', async ({ request, context }) => {
  const sheet = await attestationSheet(await requireFamilyForFile(request), new URL(request.url).searchParams);
  return new Response(new Uint8Array(await context.printer.print(renderAttestation(sheet))), {
    headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': 'inline; filename="attestation-a-remplir.pdf"' },
  });
});
