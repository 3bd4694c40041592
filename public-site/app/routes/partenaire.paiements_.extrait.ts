import { campaignChoice } from '../partner/services/campaign-choice.server.ts';
import { listFile } from '../partner/services/partner-lists.server.ts';
import { requirePartnerForFile } from '../partner/services/partner-session.server.ts';
import { file } from '../services/answer.server.ts';

/** One of the partner's three lists as a file (R-PAR-09): `?quoi=faits|attente|beneficiaires&format=csv|pdf`, of a past campaign with `&campagne=2025`. 401 without session. */
export const loader = file('/partenaire/paiements', async ({ request, context }) => {
  const query = new URL(request.url).searchParams;
  const visit = await requirePartnerForFile(request);
  const asked = { list: query.get('quoi') ?? '', format: query.get('format') ?? '', campaign: await campaignChoice(request) };
  const { body, type, name } = await listFile(visit, asked, context.printer);
  return new Response(body, { headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` } });
});
