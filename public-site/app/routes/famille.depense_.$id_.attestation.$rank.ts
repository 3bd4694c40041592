import { familyAttestation } from '#core/depense/family-depenses.ts';
import { file } from '../services/answer.server.ts';
import { requireFamilyForFile } from '../services/family-session.server.ts';

/** An attestation as it is kept (R-FAM-15), to its own family only: 401 without session, 404 for another one. The first sent is 1. */
export const loader = file('/famille', async ({ request, params }) => {
  const { bytes, type } = await familyAttestation(await requireFamilyForFile(request), params.id ?? '', Number(params.rank) - 1);
  const name = `attestation-${params.rank}.${type === 'application/pdf' ? 'pdf' : 'jpg'}`;
  return new Response(new Uint8Array(bytes), {
    headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"`, 'X-Content-Type-Options': 'nosniff' },
  });
});
