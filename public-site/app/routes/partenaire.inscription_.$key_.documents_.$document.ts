import { documentFile } from '../partner/signup/services/documents.server.ts';
import { openSignup } from '../partner/signup/services/signup-file.server.ts';
import { file } from '../services/answer.server.ts';

/** A document, for whoever holds the link of its file: 404 for another file's, 410 for a dead link. */
export const loader = file('/partenaire/inscription', async ({ params }) =>
  documentFile((await openSignup(params)).file, params.document ?? ''),
);
