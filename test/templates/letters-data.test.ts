/** What a letter says against the data it was given: each amount, each link, and none besides (R-MAIL-01). */
import { formatEuros } from '#core/shared/cents.ts';
import type { Letter } from '#core/shared/letters.ts';
import { FIRST_TEXTS } from '#core/mail/messages/first-texts.ts';
import { familyMessage } from '#core/mail/messages/family-message.ts';
import { MESSAGE_KINDS } from '#core/mail/messages/message-kinds.ts';
import { SAMPLE_FAMILY } from '#core/mail/messages/sample-family.ts';
import { renderLetter } from '#templates/mail/render-letter.ts';
import { aVoucherLetter, sampleLetters } from '../factories/letters.ts';

const PORTAL = 'https://portail.example';
const CAF = ['https://www.caf.fr', 'https://www.caf.fr/allocataires/caf-de-l-essonne'];

/** Each message agents send, as its sample family gets it. */
const messages: Letter[] = MESSAGE_KINDS.map((kind) => ({
  kind: 'family-message',
  data: familyMessage({
    kind,
    texts: FIRST_TEXTS[kind],
    family: SAMPLE_FAMILY,
    campaign: { _id: 2026, end: '2027-05-30' },
    portalUrl: PORTAL,
    optOut: `${PORTAL}/opposition/jeton`,
  }),
}));
const all: [string, Letter][] = [
  ...sampleLetters.filter(({ kind }) => kind !== 'family-message').map((letter): [string, Letter] => [letter.kind, letter]),
  ...messages.map((letter, index): [string, Letter] => [MESSAGE_KINDS[index]!, letter]),
];

/** Every value of the data, however deep. */
const valuesOf = (data: unknown): unknown[] => (typeof data === 'object' && data !== null ? Object.values(data).flatMap(valuesOf) : [data]);
const amountsIn = (text: string): string[] => [...text.matchAll(/\d[\d\u202f\u00a0 ]*,\d\d\u00a0€/g)].map(([amount]) => amount);
const hrefsIn = (html: string): string[] => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href!);
const linksIn = (text: string): string[] => [...text.matchAll(/https?:\/\/\S+/g)].map(([link]) => link);

describe.each(all)('message %s', (_name, letter) => {
  const { subject, html, text } = renderLetter(letter);

  test('R-MAIL-01: chaque montant est celui des données, dans l’objet, le HTML et le texte', () => {
    const values = valuesOf(letter.data);
    const known = new Set([
      ...values.filter((value) => typeof value === 'number').map(formatEuros),
      ...values.filter((value) => typeof value === 'string').flatMap(amountsIn),
    ]);
    for (const said of [subject, html, text]) expect(amountsIn(said).filter((amount) => !known.has(amount))).toEqual([]);
    for (const amount of known) expect([amountsIn(html).includes(amount), amountsIn(text).includes(amount)]).toEqual([true, true]);
  });

  test('R-MAIL-01: chaque lien mène au site du lecteur ou à caf.fr, le même dans le HTML et dans le texte', () => {
    const { link } = letter.data as { link: string };
    expect(hrefsIn(html)).toContain(link);
    for (const href of hrefsIn(html))
      expect([new URL(link).origin, ...CAF].some((site) => href === site || href.startsWith(`${site}/`))).toBe(true);
    expect([...new Set(linksIn(text))].sort()).toEqual([...new Set(hrefsIn(html))].sort());
  });
});

test('R-MAIL-01: accents et apostrophes des noms restent entiers, dans l’objet comme dans le corps', () => {
  const names = { parentFirstName: 'Anne-Gaëlle', childFirstName: 'Zoë', childLastName: 'D’ALMÉIDA L\u2019ÉCUYER' };
  const club = { ...aVoucherLetter().partner, name: 'L’Œuvre d’Évry & Cie' };
  const { subject, html, text } = renderLetter({ kind: 'voucher-issued', data: aVoucherLetter({ ...names, partner: club }) });
  expect(subject).toContain('QR code de Zoë pour L’Œuvre d’Évry & Cie');
  for (const name of [...Object.values(names), club.name]) expect(text).toContain(name);
  expect(html).toContain('L’Œuvre d’Évry &amp; Cie');
});

test('R-MAIL-01: pluriels : un QR code, deux QR codes', () => {
  const of = (liveVouchers: number) =>
    renderLetter({
      kind: 'family-message',
      data: familyMessage({
        kind: 'live-qr',
        texts: FIRST_TEXTS['live-qr'],
        family: { ...SAMPLE_FAMILY, liveVouchers },
        campaign: { _id: 2026, end: '2027-05-30' },
        portalUrl: PORTAL,
        optOut: PORTAL,
      }),
    }).subject;
  expect(of(1)).toBe('Vous avez 1\u00a0QR code en attente');
  expect(of(2)).toBe('Vous avez 2\u00a0QR codes en attente');
});
