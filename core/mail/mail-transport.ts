/** The way out: a pool of SMTP connections, and the moment just before a message is given up to the server. */
import { Readable } from 'node:stream';
import { setImmediate as oneTurn } from 'node:timers/promises';
import nodemailer, { type SendMailOptions } from 'nodemailer';
import type { RenderedLetter } from '../shared/letters.ts';

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

export interface Mailer {
  /** Host part of the sender's address: what Message-IDs end with. */
  readonly domain: string;
  /** Letters under way at a time: as many as connections. */
  readonly connections: number;
  /**
   * Gives one mail to the server. `beforeEnd` runs when all but the final dot is written: until it has ended the server cannot
   * have taken the mail; if it throws, the connection is cut and the mail is not taken.
   * @throws what nodemailer throws: `responseCode` when the server answered, none when it did not.
   */
  send(mail: OutgoingMail, beforeEnd: () => Promise<void>): Promise<void>;
  close(): void;
}

export interface MailerOptions {
  connections?: number;
  /** How long a server may take to be reached, then to greet. */
  answerMs?: number;
  /** Signature of what leaves (RFC 6376); `privateKey` in PEM. */
  dkim?: { domain: string; selector: string; privateKey: string } | undefined;
}

interface MarkedMail extends SendMailOptions {
  beforeEnd: () => Promise<void>;
}

/** @param smtpUrl smtp:// or smtps://, with user and password in it if the server wants them. @param from "Name <address>". */
export function createMailer(smtpUrl: string, from: string, options: MailerOptions = {}): Mailer {
  const { connections = CONNECTIONS, answerMs = ANSWER_MS, dkim } = options;
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: connections,
    // A kept connection the server has closed meanwhile: the pool takes another one at once, nothing was sent.
    maxRequeues: 1,
    connectionTimeout: answerMs,
    greetingTimeout: answerMs,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim
      ? { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privateKey, headerFieldNames: SIGNED_HEADERS } }
      : {}),
  });
  markLast(transport);
  const sender = addressIn(from);
  return {
    domain: sender.slice(sender.lastIndexOf('@') + 1),
    connections,
    async send(mail, beforeEnd) {
      const marked: MarkedMail = { ...message(mail, from, sender), beforeEnd };
      await transport.sendMail(marked);
    },
    close: () => transport.close(),
  };
}

/** Adds our mark behind every other reader of the message: DKIM reads it whole before the first byte leaves. */
function markLast({ transporter }: ReturnType<typeof nodemailer.createTransport>): void {
  const send = transporter.send.bind(transporter);
  transporter.send = (mail, done) => {
    const { beforeEnd } = mail.data as MarkedMail;
    mail.message.processFunc((message) => Readable.from(marked(message as Readable, beforeEnd), { objectMode: false }));
    send(mail as never, done as never);
  };
}

/**
 * Read only once the server has said it listens (nodemailer pipes it after the answer to DATA). Given in one piece: the library makes
 * dozens of small ones, each a system call, half of the work of a mail.
 */
async function* marked(message: Readable, beforeEnd: () => Promise<void>): AsyncGenerator<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece as Buffer);
  yield Buffer.concat(pieces);
  // A connection that is lost meanwhile is heard of before the mail is said to be handed over: the first turn ends this one.
  await oneTurn();
  await oneTurn();
  await beforeEnd();
}

function message(mail: OutgoingMail, from: string, sender: string): SendMailOptions {
  return {
    from,
    to: { name: '', address: mail.to },
    envelope: { from: mail.returnTo ?? sender, to: [mail.to] },
    messageId: `<${mail.messageId}>`,
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
