import { redirect } from '@remix-run/node';
import { now } from '#core/shared/clock.ts';
import { stopCampaignMails } from '#core/mail/opposition/stop-campaign-mails.ts';
import { file } from '../services/answer.server.ts';

/** A person who opens the address of the header gets the page that explains. Nothing changes: mail scanners open links. */
export const loader = file('/', async ({ params }) => redirect(`/opposition/${params.token ?? ''}`, 303));

/** Posted by a mail program (RFC 8058), without cookie or origin: by its token alone, and for campaign mails only. */
export const action = file('/', async ({ params }) => {
  await stopCampaignMails(now(), params.token ?? '');
  return new Response('', { status: 200 });
});
