/** Messages agents edit (R-MAIL-01): what may be written, what a family reads of it, versions, tests. */
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { changeMessage } from '#core/mail/messages/change-message.ts';
import { familyMessage } from '#core/mail/messages/family-message.ts';
import { FIELDS, fieldsOf } from '#core/mail/messages/fields.rules.ts';
import { findMessage, listVersions } from '#core/mail/messages/find-message.ts';
import { FIRST_TEXTS } from '#core/mail/messages/first-texts.ts';
import { MESSAGE_KINDS, type MessageKind } from '#core/mail/messages/message-kinds.ts';
import { SAMPLE_FAMILY } from '#core/mail/messages/sample-family.ts';
import { sampleMessage } from '#core/mail/messages/sample-message.ts';
import { sendTest } from '#core/mail/messages/send-test.ts';
import { type MessageTexts, readTexts } from '#core/mail/messages/texts.rules.ts';
import { MessageVersions } from '#core/mail/messages/message.model.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { renderLetter } from '#templates/mail/render-letter.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { aScheme, at, bySystem } from '../../factories/scheme.ts';
import { anAgent } from '../../backoffice/desk.ts';

useDatabase();
beforeEach(emptyDatabase);

const TEXTS: MessageTexts = { subject: 'Bonjour {prenom}', title: 'Titre', body: 'Un.\n\nDeux.', button: 'Ouvrir' };
const letterOf = (texts: Partial<MessageTexts> = {}, kind: MessageKind = 'balance', family = SAMPLE_FAMILY) =>
  familyMessage({
    kind,
    texts: { ...TEXTS, ...texts },
    family,
    campaign: { _id: 2026, end: '2027-05-30' },
    portalUrl: 'https://portail.example',
    optOut: 'https://portail.example/opposition/x',
  });

function fieldRefused(texts: Partial<MessageTexts>, kind: MessageKind = 'balance'): string | undefined {
  try {
    readTexts(kind, { ...TEXTS, ...texts });
    return undefined;
  } catch (error) {
    const { refusals } = error as { refusals: { code: string; details: { field: string } }[] };
    return refusals.map(({ code, details }) => `${details.field}:${code}`).join(' ');
  }
}

describe('ce qu’un agent écrit', () => {
  test.each([
    ['un champ inconnu', { body: 'Bonjour {nom_jeune_fille}' }, 'texte:TEXTE_CHAMP_INCONNU'],
    ['un champ hérité', { body: '{constructor}' }, 'texte:TEXTE_CHAMP_INCONNU'],
    ['un champ de paiement hors du message de paiement', { body: '{montant_verse}' }, 'texte:TEXTE_CHAMP_INCONNU'],
    ['une accolade seule', { title: 'Bonjour {prenom' }, 'titre:TEXTE_ACCOLADE'],
    ['un en-tête dans l’objet', { subject: 'Bonjour\r\nBcc: tous@exemple.fr' }, 'objet:TEXTE_UNE_LIGNE'],
    ['une ligne cachée dans le bouton', { button: 'Ouvrir\u2028ici' }, 'bouton:TEXTE_UNE_LIGNE'],
    ['un caractère de contrôle', { body: 'a\u0000b' }, 'texte:TEXTE_CARACTERE'],
    ['un texte retourné', { title: 'abc\u202edef' }, 'titre:TEXTE_CARACTERE'],
    ['trop long', { subject: 'x'.repeat(79) }, 'objet:VALEUR_TROP_LONGUE'],
    ['vide', { body: ' \n ' }, 'texte:CHAMP_MANQUANT'],
    ['deux à la fois', { subject: '', body: '{x}' }, 'objet:CHAMP_MANQUANT texte:TEXTE_CHAMP_INCONNU'],
  ] as [string, Partial<MessageTexts>, string][])('R-MAIL-01: %s est refusé à son champ', (_name, texts, expected) => {
    expect(fieldRefused(texts)).toBe(expected);
  });

  test('R-MAIL-01: chaque message livré se lit, et chaque champ permis y est accepté', () => {
    for (const kind of MESSAGE_KINDS) {
      expect(fieldRefused(FIRST_TEXTS[kind], kind)).toBeUndefined();
      expect(
        fieldRefused(
          {
            body: fieldsOf(kind)
              .map((field) => `{${field}}`)
              .join(' '),
          },
          kind,
        ),
      ).toBeUndefined();
    }
    expect(fieldsOf('payment')).toEqual([...FIELDS]);
  });
});

describe('ce que la famille lit', () => {
  test('R-MAIL-01: montants, prénoms et pluriels sont ceux des données', () => {
    const all = letterOf({ body: '{enfants} · {solde} · {qr_codes} · {annee} · {fin}' });
    expect(all.paragraphs).toEqual(['Lina et Noé · 145,00\u00a0€ · 1 QR code · 2026-2027 · 30/05/2027']);
    expect(all.facts).toEqual([
      ['Il reste à Lina', '105,00\u00a0€'],
      ['Il reste à Noé', '40,00\u00a0€'],
    ]);
    const many = { ...SAMPLE_FAMILY, liveVouchers: 3, children: [...SAMPLE_FAMILY.children, { firstName: 'Zoé', birth: null, left: 0 }] };
    expect(letterOf({ body: '{enfants} · {qr_codes}' }, 'balance', many).paragraphs).toEqual(['Lina, Noé et Zoé · 3 QR codes']);
    expect(letterOf({ body: '{montant_verse} le {date_versement}' }, 'payment').paragraphs).toEqual(['55,00\u00a0€ le 20/11/2026']);
    expect(letterOf({ body: '{enfants}' }, 'payment', { ...SAMPLE_FAMILY, children: [] }).paragraphs).toEqual(['vos enfants']);
  });

  test('R-SEC-01: un prénom qui ressemble à un champ, à un en-tête ou à du HTML reste un prénom', () => {
    const evil = { ...SAMPLE_FAMILY, firstName: '{solde}\r\nBcc: x@y.fr <b>' };
    const { subject, html, text } = renderLetter({ kind: 'family-message', data: letterOf({ body: 'Bonjour {prenom}' }, 'balance', evil) });
    expect(subject).toBe('Bonjour {solde} Bcc: x@y.fr <b>');
    expect(html).toContain('&lt;b&gt;');
    expect(text.split('\n').filter((line) => line.startsWith('Bcc'))).toEqual([]);
  });

  test.each(MESSAGE_KINDS)('R-MAIL-01: %s porte le lien du portail, celui de caf.fr et celui de l’opposition', (kind) => {
    const data = letterOf(FIRST_TEXTS[kind], kind);
    const { html, text, subject } = renderLetter({ kind: 'family-message', data });
    for (const link of [data.link, 'https://portail.example', 'https://www.caf.fr/allocataires/caf-de-l-essonne', data.optOut]) {
      expect(text.split('\n')).toContain(link);
      expect(html).toContain(`href="${link}"`);
    }
    expect(`${subject}${text}`).not.toMatch(/[{}]/);
    for (const paragraph of data.paragraphs)
      expect(text.replace(/[\u202f\u00a0]/g, ' ')).toContain(paragraph.replace(/[\u202f\u00a0]/g, ' '));
  });
});

describe('versions', () => {
  test('R-MAIL-01: chaque enregistrement fait une version ; deux agents à la fois, le second est prévenu', async () => {
    expect(await changeMessage(bySystem(), { kind: 'balance', seen: 0, texts: FIRST_TEXTS.balance })).toEqual({ version: 0 });
    const change = (title: string) => changeMessage(bySystem(), { kind: 'balance', seen: 0, texts: { ...TEXTS, title } });
    const ends = await Promise.allSettled([change('Un'), change('Deux')]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'MODIFIE_ENTRE_TEMPS' } });
    expect(await MessageVersions.countDocuments()).toBe(1);
    await changeMessage(bySystem(), { kind: 'balance', seen: 1, texts: { ...TEXTS, title: 'Trois' } });
    expect((await listVersions('balance')).map(({ version }) => version)).toEqual([2, 1, 0]);
    expect((await findMessage('balance')).texts.title).toBe('Trois');
    expect(await AuditEvents.countDocuments({ kind: 'mail.messageChanged' })).toBe(2);
  });

  test('R-MAIL-01: l’essai part à l’agent, et à lui seul, avec le texte non enregistré', async () => {
    await aScheme();
    const { code, mail } = await anAgent(['mails']);
    const act = { author: { kind: 'agent' as const, id: code }, at: at() };
    expect(await sendTest(act, { kind: 'balance', texts: TEXTS })).toEqual({ to: mail });
    const letters = await Outbox.find({ _id: /^mail-test/ }).lean();
    expect(letters).toMatchObject([{ to: mail, about: code, mailing: null, letter: { data: { subject: 'Essai\u202f: Bonjour Nadia' } } }]);
    const other = await anAgent([]);
    await expect(sendTest({ ...act, author: { kind: 'agent', id: other.code } }, { kind: 'balance', texts: TEXTS })).rejects.toMatchObject({
      code: 'DROIT_MANQUANT',
    });
  });

  test('R-MAIL-01: l’exemple sert aussi sur une installation sans campagne', async () => {
    expect(await sampleMessage('opening', FIRST_TEXTS.opening, at())).toMatchObject({
      data: { subject: 'Les tickets loisirs 2026-2027 sont ouverts' },
    });
  });
});
