/** The way out: a pool of SMTP connections, and the moment just before a message is given up to the server. */
import { buffer } from 'node:stream/consumers';
import type { SendMailOptions } from 'nodemailer';
import Dkim from 'nodemailer/lib/dkim';
import SmtpPool from 'nodemailer/lib/smtp-pool';
import type { RenderedLetter } from '../shared/letters.ts';
import { composeMail } from './sending/compose-mail.ts';
import { heldBeforeEnd } from './sending/held-before-end.ts';

const CONNECTIONS = 4;
const ANSWER_MS = 10_000;
const SILENCE_MS = 30_000;
/** What nodemailer signs by default, and the header that RFC 8058 wants signed too. */
const SIGNED_HEADERS = [
  'From',
  'Reply-To',
  'Subject',
  'Date',
  'Message-ID',
  'To',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
].join(':');

export interface OutgoingMail extends RenderedLetter {
  /** One address, checked by the caller: the library takes a list. */
  to: string;
  /** Without angle brackets, deterministic: a server that keeps Message-IDs sees a double. */
  messageId: string;
  /** Where it comes back to when it does not arrive; the sender's address without it. */
  returnTo?: string;
  /** Where a mail program posts "no more of these" (RFC 8058). */
  oneClick?: string;
}

export interface WrittenMail {
  envelope: { from: string; to: string[] };
  /** With angle brackets. */
  messageId: string;
  bytes: Buffer;
}

export interface Mailer {
  /** Host part of the sender's address: what Message-IDs end with. */
  readonly domain: string;
  /** Letters under way at a time: as many as connections. */
  readonly connections: number;
  /** Writes one mail out, signed if it is to be; no server is asked. */
  write(mail: OutgoingMail): Promise<WrittenMail>;
  /**
   * Gives one mail to the server. `beforeEnd` runs when all but the final dot is written: until it has ended the server cannot
   * have taken the mail; if it throws, the connection is cut and the mail is not taken.
   * @throws what nodemailer throws: `responseCode` when the server answered, none when it did not.
   */
  send(mail: WrittenMail, beforeEnd: () => Promise<void>): Promise<void>;
  close(): void;
}

export interface MailerOptions {
  connections?: number;
  /** How long a server may take to be reached, then to greet. */
  answerMs?: number;
  /** Signature of what leaves (RFC 6376); `privateKey` in PEM. */
  dkim?: { domain: string; selector: string; privateKey: string } | undefined;
}

/** @param smtpUrl smtp:// or smtps://, with user and password in it if the server wants them. @param from "Name <address>". */
export function createMailer(smtpUrl: string, from: string, options: MailerOptions = {}): Mailer {
  const { connections = CONNECTIONS, answerMs = ANSWER_MS, dkim } = options;
  // The pool alone: what the library lays over it reads and writes each mail again.
  const pool = new SmtpPool({
    url: smtpUrl,
    maxConnections: connections,
    // A kept connection the server has closed meanwhile: the pool takes another one at once, nothing was sent.
    maxRequeues: 1,
    connectionTimeout: answerMs,
    greetingTimeout: answerMs,
    socketTimeout: SILENCE_MS,
  });
  const signer =
    dkim &&
    new Dkim({ domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privateKey, headerFieldNames: SIGNED_HEADERS });
  const sender = addressIn(from);
  return {
    domain: sender.slice(sender.lastIndexOf('@') + 1),
    connections,
    async write(mail) {
      const composed = composeMail(message(mail, from));
      const bytes = signer ? await buffer(signer.sign(composed)) : composed;
      return { envelope: { from: mail.returnTo ?? sender, to: [mail.to] }, messageId: `<${mail.messageId}>`, bytes };
    },
    send: (mail, beforeEnd) => given(pool, mail, beforeEnd),
    close: () => pool.close(),
  };
}

/** What the library's transports ask of a message; the rest of its own class serves to write one. Read anew if a kept connection is dead. */
function given(pool: SmtpPool, { envelope, messageId, bytes }: WrittenMail, beforeEnd: () => Promise<void>): Promise<void> {
  const message = {
    getEnvelope: () => envelope,
    messageId: () => messageId,
    getHeader: () => messageId,
    createReadStream: () => heldBeforeEnd(bytes, beforeEnd),
  };
  return new Promise((resolve, reject) => pool.send({ data: {}, message } as never, (error) => (error ? reject(error) : resolve())));
}

function message(mail: OutgoingMail, from: string): SendMailOptions {
  return {
    from,
    to: { name: '', address: mail.to },
    disableFileAccess: true,
    disableUrlAccess: true,
    messageId: `<${mail.messageId}>`,
    baseBoundary: mail.messageId.slice(0, 32),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    attachments: mail.attachments.map((picture) => ({ ...picture, contentDisposition: 'inline' as const })),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(mail.oneClick ? { 'List-Unsubscribe': `<${mail.oneClick}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
    },
  };
}

const addressIn = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
