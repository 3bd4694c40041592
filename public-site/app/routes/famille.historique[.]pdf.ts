import { accountPdf } from '../services/account-pdf.server.ts';
import { file } from '../services/answer.server.ts';
import { requireFamilyForFile } from '../services/family-session.server.ts';

/** The account as a PDF (R-FAM-13). 401 without session; 503 that says why when it cannot be printed. */
export const loader = file('/famille/historique', async ({ request, context }) => {
  const bytes = await accountPdf(await requireFamilyForFile(request), context.printer);
  return new Response(bytes, {
    headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': 'inline; filename="mon-compte-tickets-loisirs.pdf"' },
  });
});
