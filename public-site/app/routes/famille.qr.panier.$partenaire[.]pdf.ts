import { file, pdfAnswer } from '../services/answer.server.ts';
import { requireFamilyForFile } from '../services/family-session.server.ts';
import { basketPdf } from '../services/voucher-page.server.ts';

/** Several children at one club on one sheet: a QR code each, one queue at the desk. */
export const loader = file('/famille', async ({ request, params, context }) => {
  return pdfAnswer(await basketPdf(await requireFamilyForFile(request), params.partenaire, context.printer));
});
