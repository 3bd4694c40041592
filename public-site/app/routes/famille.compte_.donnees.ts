import { Readable } from 'node:stream';
import { createReadableStreamFromReadable, redirect } from '@remix-run/node';
import { takeFamilyData } from '#core/extract/family-data/take-family-data.ts';
import { file } from '../services/answer.server.ts';
import { requireFamilyForFile } from '../services/family-session.server.ts';

/** A GET records nothing and gives nothing: it leads to the page that asks. */
export const loader = () => redirect('/famille/compte', 303);

/** All that the system holds on the family, as one archive (security.md, Privacy): posted, for it leaves a trace in the journal. */
export const action = file('/famille/compte', async ({ request }) => {
  const family = await requireFamilyForFile(request);
  const pieces = await takeFamilyData(family.act, family);
  return new Response(createReadableStreamFromReadable(Readable.from(pieces)), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': 'attachment; filename="mes-donnees-tickets-loisirs.zip"',
    },
  });
});
