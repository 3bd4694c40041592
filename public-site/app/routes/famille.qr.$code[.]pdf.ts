import { file, pdfAnswer } from '../services/answer.server.ts';
import { requireFamilyForFile } from '../services/family-session.server.ts';
import { voucherPdf } from '../services/voucher-page.server.ts';

/** The QR code on one A4 page (R-QR-02). 401 without session; 503 that says why when it cannot be printed. */
export const loader = file('/famille', async ({ request, params, context }) => {
  return pdfAnswer(await voucherPdf(await requireFamilyForFile(request), params.code, context.printer));
});
