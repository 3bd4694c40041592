/** The way out: a pool of SMTP connections from SMTP_URL, and the moment just before a message is given up to the server. */
import { Readable } from 'node:stream';
import nodemailer, { type SendMailOptions } from 'nodemailer';
import type { RenderedLetter } from '../shared/letters.ts';

/** Letters under way at a time: as many as connections. */
export const CONNECTIONS = 4;
const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;

export interface OutgoingMail extends RenderedLetter {
  /** One address, checked by the caller: the library takes a list. */
  to: string;
  /** Without angle brackets, deterministic: a server that keeps Message-IDs sees a double. */
  messageId: string;
}

export interface Mailer {
  /** Host part of the sender's address: what Message-IDs end with. */
  readonly domain: string;
  /**
   * Gives one mail to the server. `beforeEnd` runs when all but the final dot is written: until it has ended the server cannot
   * have taken the mail; if it throws, the connection is cut and the mail is not taken.
   * @throws what nodemailer throws: `responseCode` when the server answered, none when it did not.
   */
  send(mail: OutgoingMail, beforeEnd: () => Promise<void>): Promise<void>;
  close(): void;
}

interface MarkedMail extends SendMailOptions {
  beforeEnd: () => Promise<void>;
}

/** @param smtpUrl smtp:// or smtps://, with user and password in it if the server wants them. @param from "Name <address>". */
export function createMailer(smtpUrl: string, from: string): Mailer {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS,
    // A kept connection the server has closed meanwhile: the pool takes another one at once, nothing was sent.
    maxRequeues: 1,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  transport.use('stream', (mail, done) => {
    mail.message.processFunc((message) => Readable.from(marked(message, (mail.data as MarkedMail).beforeEnd), { objectMode: false }));
    done();
  });
  const sender = addressIn(from);
  return {
    domain: sender.slice(sender.lastIndexOf('@') + 1),
    async send(mail, beforeEnd) {
      const marked: MarkedMail = { ...message(mail, from, sender), beforeEnd };
      await transport.sendMail(marked);
    },
    close: () => transport.close(),
  };
}

/** Read only once the server has said it listens (nodemailer pipes it after the answer to DATA). */
async function* marked(message: Readable, beforeEnd: () => Promise<void>): AsyncGenerator<Buffer> {
  for await (const chunk of message) yield chunk as Buffer;
  await beforeEnd();
}

function message(mail: OutgoingMail, from: string, sender: string): SendMailOptions {
  return {
    from,
    to: { name: '', address: mail.to },
    envelope: { from: sender, to: [mail.to] },
    messageId: `<${mail.messageId}>`,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    attachments: mail.attachments.map((picture) => ({ ...picture, contentDisposition: 'inline' as const })),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}

const addressIn = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
