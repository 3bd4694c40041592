import { file } from '../services/answer.server.ts';
import { requireFamilyForCopies } from '../services/family-session.server.ts';
import { qrCopies } from '../services/qr-copies.server.ts';

/** The live QR codes for the phone's own keeping, asked for by the service worker. 401 without a family's session. */
export const loader = file('/famille', async ({ request }) => Response.json(await qrCopies(await requireFamilyForCopies(request))));
