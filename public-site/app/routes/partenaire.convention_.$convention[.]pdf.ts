import { conventionPdf } from '#core/partner/convention/keep-sealed-pdf.ts';
import { renderConvention } from '#templates/pdf/convention.tsx';
import { requirePartnerForFile } from '../partner/services/partner-session.server.ts';
import { file } from '../services/answer.server.ts';

/** The convention, sealed once both have signed (R-PAR-02). 401 without session, 404 for another's. */
export const loader = file('/partenaire/convention', async ({ request, params, context }) => {
  const { act, partner } = await requirePartnerForFile(request);
  const place = { partnerId: partner._id, conventionId: params.convention ?? '' };
  const bytes = await conventionPdf(act, place, (sheet) => context.printer.print(renderConvention(sheet)));
  const headers = {
    'Content-Type': 'application/pdf',
    'Content-Disposition': 'attachment; filename="convention.pdf"',
    'Cache-Control': 'no-store',
  };
  return new Response(new Uint8Array(bytes), { headers });
});
