/** The signature of what leaves, verified as a mail provider does: with the public key that stands in the DNS (RFC 6376). */
import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { createMailer } from '#core/mail/mail-transport.ts';
import { renderLetter } from '#templates/mail/render-letter.ts';
import { sampleLetters } from '../../factories/letters.ts';
import { scriptedSmtp } from '../../factories/scripted-smtp.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const dkim = { domain: 'caf.example', selector: 'tlj', privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }) as string };

/** Relaxed canonicalization (RFC 6376, 3.4.2 and 3.4.4). */
const relaxedHeader = (header: string): string => {
  const cut = header.indexOf(':');
  return `${header.slice(0, cut).trim().toLowerCase()}:${header
    .slice(cut + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()}`;
};
const relaxedBody = (body: string): string => {
  const lines = body.replace(/[ \t]+(?=\r\n)/g, '').replace(/[ \t]+/g, ' ');
  return `${lines.replace(/(\r\n)*$/, '')}\r\n`;
};

/** @param mail as it went over the wire, final dot apart. */
function isSigned(mail: string): boolean {
  const whole = `${mail}\r\n`.replace(/\r\n\.\./g, '\r\n.');
  const cut = whole.indexOf('\r\n\r\n');
  const headers = whole.slice(0, cut).split(/\r\n(?![ \t])/);
  const signature = headers.find((each) => /^dkim-signature:/i.test(each))!;
  const tag = (name: string): string => new RegExp(`[;:]\\s*${name}=([^;]*)`, 's').exec(signature)![1]!.replace(/\s/g, '');
  const body = createHash('sha256')
    .update(relaxedBody(whole.slice(cut + 4)), 'latin1')
    .digest('base64');
  if (body !== tag('bh')) return false;
  const named = tag('h')
    .split(':')
    .map((name) => headers.find((each) => each.slice(0, each.indexOf(':')).toLowerCase() === name.toLowerCase()))
    .flatMap((header) => (header === undefined ? [] : [relaxedHeader(header)]));
  const bare = relaxedHeader(signature).replace(/([;:] ?b=)[^;]*/, '$1');
  const key = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }) as string);
  return verify('rsa-sha256', Buffer.from([...named, bare].join('\r\n'), 'latin1'), key, Buffer.from(tag('b'), 'base64'));
}

test('R-MAIL-01: chaque lettre signée se vérifie avec la clé publique, désinscription comprise ; un mot changé se voit', async () => {
  const smtp = await scriptedSmtp();
  const mailer = createMailer(smtp.url, 'Tickets loisirs jeunes <tlj@caf.example>', { dkim });
  for (const [index, letter] of sampleLetters.entries()) {
    const mail = {
      ...renderLetter(letter),
      to: 'nadia@exemple.fr',
      messageId: `${index}@caf.example`,
      oneClick: 'https://portail.example/desinscription/jeton',
    };
    await mailer.send(await mailer.write(mail), () => Promise.resolve());
  }
  mailer.close();
  await smtp.close();
  expect(smtp.given.map(isSigned)).toEqual(sampleLetters.map(() => true));
  const [first] = smtp.given as [string];
  expect(isSigned(first.replace('jeton', 'jeTon'))).toBe(false);
  expect(isSigned(first.replace(/^Subject: /im, 'Subject: x'))).toBe(false);
});
