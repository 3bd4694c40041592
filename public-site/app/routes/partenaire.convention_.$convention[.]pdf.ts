import { conventionPdfFile } from '../partner/services/convention-files.server.ts';
import { requirePartnerForFile } from '../partner/services/partner-session.server.ts';
import { file } from '../services/answer.server.ts';

/** The convention, sealed once both have signed (R-PAR-02). 401 without session, 404 for another's. */
export const loader = file('/partenaire/convention', async ({ request, params, context }) => {
  const { act, partner } = await requirePartnerForFile(request);
  return conventionPdfFile(act, { partnerId: partner._id, conventionId: params.convention ?? '' }, context);
});
