import { requireScannerForFile } from '../partner/services/partner-session.server.ts';
import { settleKeptScan } from '../partner/services/kept-scans.server.ts';
import { file } from '../services/answer.server.ts';
import { readFields } from '../services/fields.server.ts';

/** Whether the server answers: a phone asks before it leaves its page for another. */
export const loader = () => new Response(null, { status: 204 });

/** One scan kept without network (R-QR-04, R-QR-05): settled or refused for good in JSON; any other answer (401, 403, 429, 503) keeps it waiting. */
export const action = file('/partenaire/scanner', async ({ request }) => {
  const { status, answer } = await settleKeptScan(await requireScannerForFile(request), await readFields(request));
  return Response.json(answer, { status });
});
