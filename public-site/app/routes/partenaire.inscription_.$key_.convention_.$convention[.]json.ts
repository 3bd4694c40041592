import { evidenceFile } from '../partner/services/convention-files.server.ts';
import { openSignup } from '../partner/signup/services/signup-file.server.ts';
import { file } from '../services/answer.server.ts';

/** The evidence of a file not yet validated. 410 for a dead link, 404 for another's. */
export const loader = file('/partenaire/inscription', async ({ params }) => {
  const { file: dossier } = await openSignup(params);
  return evidenceFile({ partnerId: dossier.partnerId ?? '', conventionId: params.convention ?? '' });
});
