/**
 * A mail written out in one go (RFC 2045-2049). The library's parts and encoders, without its streams: those made a mail of 5 kB
 * through a dozen stages, and cost more than all the rest of sending it.
 */
import type { SendMailOptions } from 'nodemailer';
import * as base64 from 'nodemailer/lib/base64';
import MailComposer from 'nodemailer/lib/mail-composer';
import type MimeNode from 'nodemailer/lib/mime-node';
import * as qp from 'nodemailer/lib/qp';

const LINE = 76;

/** @param mail texts and buffers only: nothing is fetched. @returns the whole message, lines ended by CRLF, the last one too. */
export function composeMail(mail: SendMailOptions): Buffer {
  const whole = partOf(new MailComposer(mail).compile());
  return Buffer.from(whole.endsWith('\r\n') ? whole : `${whole}\r\n`);
}

/** Headers come first: writing them decides the boundary. */
function partOf(part: MimeNode): string {
  const head = `${part.buildHeaders()}\r\n\r\n`;
  if (!part.multipart) return head + bodyOf(part);
  const inside = part.childNodes.map((child) => `--${part.boundary}\r\n${partOf(child)}`);
  return `${head}${inside.join('\r\n')}\r\n--${part.boundary}--\r\n`;
}

function bodyOf(part: MimeNode): string {
  const { content } = part;
  if (typeof content !== 'string' && !Buffer.isBuffer(content)) throw new Error('a part is neither text nor bytes');
  const bytes = typeof content === 'string' ? content.replace(/\r?\n/g, '\r\n') : content;
  switch (part.getTransferEncoding()) {
    case 'quoted-printable':
      return qp.wrap(qp.encode(bytes), LINE);
    case 'base64':
      return base64.wrap(base64.encode(bytes), LINE);
    default:
      return bytes.toString();
  }
}
