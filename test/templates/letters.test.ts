import type { Letter } from '#core/shared/letters.ts';
import { renderLetter } from '#templates/mail/render-letter.ts';
import { qrSvgPath } from '#templates/qr.ts';
import { readQr } from '../factories/read-qr.ts';
import { aVoucherLetter, sampleLetters } from '../factories/letters.ts';

const CODE = '7b0e6c52-3f4d-4a8e-9c61-d2a5f8b31e74';
const issued = (changes = {}): Letter => ({ kind: 'voucher-issued', data: aVoucherLetter(changes) });
const of = (kind: Letter['kind']): Letter => sampleLetters.find((letter) => letter.kind === kind)!;
/** What a reader sees of the HTML: markup gone, entities read. */
const seen = (html: string): string =>
  html
    .replace(/^.*<\/head>/s, '')
    .replace(/<wbr[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

/** How each part leads to the same place: an image or a button there, its words here. */
const ONLY_IN_TEXT = ['Code à donner au club', 'Montant'];
const ONLY_IN_HTML = ['Le bouton ne marche pas ? Copiez cette adresse', 'caf.fr', '–', 'Envoyé par la Caf de l’Essonne.'];

describe.each(sampleLetters.map((letter) => [letter.kind, letter] as const))('R-MAIL-01: message %s', (_kind, letter) => {
  test('R-MAIL-01: HTML et texte disent la même chose, liens entiers', async () => {
    const { html, text } = renderLetter(letter);
    const facts = Object.entries(letter.data).filter(
      ([key, value]) => typeof value === 'string' && !['issuedAt', 'lastDay', 'childBirth'].includes(key),
    );
    for (const [key, value] of facts as [string, string][]) {
      expect(text).toContain(value);
      expect(['link', 'optOut'].includes(key) ? html : seen(html)).toContain(value);
    }
    expect(text).toContain('https://www.caf.fr');
    expect(html).toContain('href="https://www.caf.fr"');
  });

  test('R-MAIL-01: phrase par phrase, le texte est dans le HTML et le HTML dans le texte', () => {
    const { html, text } = renderLetter(letter);
    const plain = (words: string): string => words.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
    const inHtml = plain(seen(html).replace(/ \u202f:/g, '\u202f:'));
    // What the text part writes in its own way: addresses under their label, facts and labels before a colon, its foot.
    const lines = text.slice(0, text.indexOf('-- \n')).split('\n');
    for (const line of lines.filter((each) => each !== '' && !each.startsWith('http')))
      for (const part of line.split('\u202f: ')) {
        const said = plain(part.replace(/\u202f:$/, ''));
        if (!ONLY_IN_TEXT.includes(said)) expect(inHtml).toContain(said);
      }
    const inText = plain(text);
    for (const words of html
      .replace(/^.*<\/head>/s, '')
      .replace(/<wbr[^>]*>/g, '')
      .split(/<[^>]+>/)) {
      const said = plain(seen(words)).replace(/ :$/, '');
      if (said !== '' && !ONLY_IN_HTML.includes(said)) expect(inText).toContain(said);
    }
  });

  test('R-MAIL-01: dans Outlook pour Windows aussi : lettres dites dans chaque case, bouton de sa taille', () => {
    const { html } = renderLetter(letter);
    const cells = [...html.matchAll(/<td[^>]*>(?!<table)/g)].map(([cell]) => cell);
    expect(cells.filter((cell) => !cell.includes('font-family:Verdana'))).toEqual([]);
    for (const [cell] of html.matchAll(/<td[^>]*class="button"[^>]*>/g)) expect(cell).toContain('mso-padding-alt:14px 28px');
  });

  test('R-MAIL-01: rien ne vient de dehors, objet court et sur une ligne', async () => {
    const { html, subject } = renderLetter(letter);
    expect(html).not.toMatch(/<(script|link|iframe|form)\b|url\(|src="(?!cid:)/i);
    expect(subject.length).toBeLessThanOrEqual(78);
    expect(subject).not.toMatch(/\p{Cc}/u);
  });

  test('R-MAIL-01: espaces et apostrophes françaises', async () => {
    const { html, text, subject } = renderLetter(letter);
    for (const words of [seen(html), text, subject]) {
      expect(words.replace(/https?:\S+/g, '')).not.toMatch(/ [:;!?%€»]|« |\p{L}'\p{L}/u);
    }
  });

  test('R-MAIL-01: un nombre ne finit jamais une ligne sans ce qu’il compte', async () => {
    const { html, text, subject } = renderLetter(letter);
    for (const words of [seen(html), text, subject])
      expect(words).not.toMatch(/\d (heure|minute|seconde|jour|semaine|mois|an|enfant|famille|QR code|activité|euro|km|Mo|h)/);
  });
});

test('R-MAIL-01: ce qu’un agent écrit est mis en page de même, dates, adresses et mots de passe compris comme ils sont', () => {
  const data = {
    ...(of('family-message') as Extract<Letter, { kind: 'family-message' }>).data,
    title: 'Encore 3 semaines !',
    paragraphs: [
      'Il reste 20 % de 1\u202f000 familles : du 30 mai au 05/06/2027 à 14:30, 91130 Ris-Orangis.',
      'Dans « Dépense » : 24 heures.',
    ],
    button: 'Voir mes 2 QR codes',
  };
  const { html, text } = renderLetter({ kind: 'family-message', data });
  for (const words of [
    'Encore 3\u00a0semaines\u202f!',
    'Il reste 20\u202f% de 1\u202f000\u00a0familles\u202f: du 30\u00a0mai au 05/06/2027 à 14:30, 91130 Ris-Orangis.',
    'Dans «\u202fDépense\u202f»\u202f: 24\u00a0heures.',
    'Voir mes 2\u00a0QR codes',
  ])
    expect([seen(html).includes(words), text.includes(words)]).toEqual([true, true]);
});

test('R-AGT-02 R-PAR-09: un mot de passe provisoire est seul sur sa ligne, tel quel', async () => {
  const awkward = "a'B:c ;9!?«";
  const letters: Letter[] = [of('agent-password'), of('partner-password')];
  for (const letter of letters) {
    const { text } = renderLetter({ kind: letter.kind, data: { ...letter.data, password: awkward } } as Letter);
    expect(text.split('\n')).toContain(awkward);
  }
});

test('R-QR-02: le message du QR code porte tout ce que le CCTP demande', async () => {
  const { text, html, subject } = renderLetter(issued());
  const asked = [
    'MOREL',
    'Lina',
    '14/03/2016',
    '0314790 – 0001',
    'Les Petits Archets',
    'Musique, Éveil musical',
    '3 rue des Lilas, 91130 Ris-Orangis',
    'contact@petits-archets.example',
    '21/11/2025 à 14:55',
    '40,00\u00a0€',
    '15,00\u00a0€',
    '30/05/2026',
    CODE,
  ];
  for (const each of asked) {
    expect(text).toContain(each);
    expect(seen(html)).toContain(each);
  }
  expect(subject).toBe('QR code de Lina pour Les Petits Archets\u202f: 40,00\u00a0€');
});

test('R-QR-02: l’image du message est le QR code, et ne tient que le code', async () => {
  const { attachments, html } = renderLetter(issued());
  expect(attachments).toHaveLength(1);
  expect(html).toContain(`cid:${attachments[0]!.cid}`);
  expect(await readQr(attachments[0]!.content)).toBe(CODE);
});

test('R-QR-02: une date de naissance absente se dit « non communiquée », une seule activité au singulier', async () => {
  const { text } = renderLetter(issued({ childBirth: null, partner: { ...aVoucherLetter().partner, activities: ['Judo'] } }));
  expect(text).toContain('Date de naissance\u202f: non communiquée');
  expect(text).toContain('Activité\u202f: Judo');
});

test('R-SEC-01: un nom piégé reste du texte dans le HTML', async () => {
  const { html } = renderLetter(issued({ childFirstName: '<script>alert(1)</script>', childLastName: '"><img src=x onerror=1>' }));
  expect(html).not.toMatch(/<script|<img src=x/);
  expect(html).toContain('&lt;script&gt;');
});

test('R-SEC-01: un nom piégé ne fait ni en-tête dans l’objet ni ligne à lui dans le texte', async () => {
  const evil = 'Lina\r\nBcc: tous@exemple.fr\u2028faux-mot-de-passe';
  const { subject, text } = renderLetter(issued({ childFirstName: evil, partner: { ...aVoucherLetter().partner, name: `Club\n${evil}` } }));
  expect(subject).not.toMatch(/[\r\n\u2028]/);
  expect(text.split(/\r?\n|\u2028/).filter((line) => /^(Bcc|faux)/.test(line))).toEqual([]);
});

test('R-QR-01: le QR code dessiné porte sa marge blanche et se lit', async () => {
  const { path, size } = qrSvgPath(CODE);
  expect(path).toMatch(/^M4 4h7v1h-7z/);
  expect(size).toBe(41);
});
