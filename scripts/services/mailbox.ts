/**
 * The local mailbox, in its own process: catches all mail, shows it on a page and lists it at /api/email.
 * Arguments: port of SMTP, port of the page, folder where mails are kept from one start to the next.
 */
import type { Server } from 'node:http';
import { MailDev } from 'maildev';
import { guardMailbox } from './guard-mailbox.ts';

const KEPT = 5000;
const [smtp, web, mailDirectory] = process.argv.slice(2);

const mailbox = new MailDev({
  smtp: Number(smtp),
  ip: '127.0.0.1',
  web: Number(web),
  webIp: '127.0.0.1',
  ...(mailDirectory === undefined ? {} : { mailDirectory }),
  maxEmails: KEPT,
  silent: true,
});
const servers = await mailbox.start();
if (servers.api) guardMailbox(servers.api.server.server as Server);
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void mailbox.stop().then(() => process.exit(0)));
