/** A mail written out in one go against the library's own way, as a mail program reads both. */
import { simpleParser } from 'mailparser';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { SendMailOptions } from 'nodemailer';
import { composeMail } from '#core/mail/sending/compose-mail.ts';
import type { Letter } from '#core/shared/letters.ts';
import { renderLetter } from '#templates/mail/render-letter.ts';
import { sampleLetters } from '../../factories/letters.ts';

const mailOf = (letter: Letter): SendMailOptions => {
  const { attachments, ...said } = renderLetter(letter);
  return {
    ...said,
    from: 'Tickets loisirs jeunes <tlj@caf.example>',
    to: { name: '', address: 'nadia@exemple.fr' },
    messageId: '<1@caf.example>',
    date: new Date(0),
    headers: { 'List-Unsubscribe': '<https://portail.example/desinscription/jeton>' },
    attachments: attachments.map((picture) => ({ ...picture, contentDisposition: 'inline' as const })),
  };
};

async function readAs(bytes: Buffer): Promise<object> {
  const { subject, from, to, text, html, messageId, date, attachments, headerLines } = await simpleParser(bytes);
  const pictures = attachments.map(({ cid, contentType, content, related }) => ({ cid, contentType, content, related }));
  const headers = headerLines.map(({ key }) => key);
  return { subject, from: from?.text, to: (to as { text: string }).text, text, html, messageId, date, pictures, headers };
}

test.each(sampleLetters.map((letter) => [letter.kind, letter] as const))(
  'R-MAIL-01: message %s : écrit d’un bloc, il se lit comme celui de la bibliothèque, lignes courtes et closes',
  async (_kind, letter) => {
    const bytes = composeMail(mailOf(letter));
    expect(await readAs(bytes)).toEqual(await readAs(await new MailComposer(mailOf(letter)).compile().build()));
    const lines = bytes.toString('latin1').split('\r\n');
    expect(lines.at(-1)).toBe('');
    expect(lines.filter((line) => /[\r\n\u0080-\u00ff]/.test(line))).toEqual([]);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(78);
  },
);
