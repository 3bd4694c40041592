import { ownDocument } from '../partner/services/own-file.server.ts';
import { requirePartnerForFile } from '../partner/services/partner-session.server.ts';
import { file } from '../services/answer.server.ts';

/** A document of one's own. 401 without session, 404 for another's. */
export const loader = file('/partenaire/compte', async ({ request, params }) =>
  ownDocument(await requirePartnerForFile(request), params.document ?? ''),
);
