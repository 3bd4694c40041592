import { conventionEvidence } from '#core/partner/convention/evidence.ts';
import { requirePartnerForFile } from '../partner/services/partner-session.server.ts';
import { file } from '../services/answer.server.ts';

/** The evidence file (R-PAR-02). 401 without session, 404 for another's. */
export const loader = file('/partenaire/convention', async ({ request, params }) => {
  const { partner } = await requirePartnerForFile(request);
  const text = await conventionEvidence({ partnerId: partner._id, conventionId: params.convention ?? '' });
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': 'attachment; filename="convention-preuve.json"',
    'Cache-Control': 'no-store',
  };
  return new Response(text, { headers });
});
