import { refuse } from '#core/shared/refusals.ts';
import { ownSignup } from '../partner/services/own-file.server.ts';
import { requirePartnerForFile } from '../partner/services/partner-session.server.ts';
import { documentFile } from '../partner/signup/services/documents.server.ts';
import { file } from '../services/answer.server.ts';

/** A document of one's own file. 401 without session, 404 for another's. */
export const loader = file('/partenaire/compte', async ({ request, params }) => {
  const { partner } = await requirePartnerForFile(request);
  const signup = await ownSignup(partner._id);
  if (!signup) throw refuse('INTROUVABLE');
  return documentFile(signup, params.document ?? '');
});
