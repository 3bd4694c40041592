import { evidenceFile } from '../partner/services/convention-files.server.ts';
import { requirePartnerForFile } from '../partner/services/partner-session.server.ts';
import { file } from '../services/answer.server.ts';

/** The evidence file (R-PAR-02). 401 without session, 404 for another's. */
export const loader = file('/partenaire/convention', async ({ request, params }) => {
  const { partner } = await requirePartnerForFile(request);
  return evidenceFile({ partnerId: partner._id, conventionId: params.convention ?? '' });
});
