import { conventionPdfFile } from '../partner/services/convention-files.server.ts';
import { openSignup } from '../partner/signup/services/signup-file.server.ts';
import { file } from '../services/answer.server.ts';

/** The convention of a file not yet validated. 410 for a dead link, 404 for another's. */
export const loader = file('/partenaire/inscription', async ({ params, context }) => {
  const { act, file: dossier } = await openSignup(params);
  return conventionPdfFile(act, { partnerId: dossier.partnerId ?? '', conventionId: params.convention ?? '' }, context);
});
