import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createMailer, type Mailer } from '#core/mail/mail-transport.ts';
import { MailFailures } from '#core/mail/failures/mail-failure.model.ts';
import { claimLetters, takeOverLetters } from '#core/mail/hold-letter.ts';
import { type PostReport, sendNextLetters } from '#core/mail/send-next-letters.ts';
import { inTransaction } from '#core/shared/database.ts';
import type { Letter } from '#core/shared/letters.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';
import { postLetter } from '#core/shared/post-letter.ts';
import { renderLetter } from '#templates/mail/render-letter.ts';
import { emptyDatabase, useOwnDatabase } from '../../factories/database.ts';
import { bySystem } from '../../factories/scheme.ts';
import { sampleLetters } from '../../factories/letters.ts';
import { type ScriptedSmtp, scriptedSmtp } from '../../factories/scripted-smtp.ts';

const FROM = 'Tickets loisirs jeunes <ne-pas-repondre@caf.example>';
const SECRET = 'https://portail.example/famille/activation/jeton-d-activation';
const activation = { kind: 'family-activation' as const, data: { firstName: 'Nadia', link: SECRET } } satisfies Letter;
const MINUTE = 60_000;

const { uri } = useOwnDatabase();
let smtp: ScriptedSmtp;
let mailer: Mailer;
/** Later than every letter of these tests was posted. */
let start: Date;

beforeEach(async () => {
  await emptyDatabase();
  smtp = await scriptedSmtp();
  mailer = createMailer(smtp.url, FROM);
  start = new Date(Date.now() + 1000);
});
afterEach(async () => {
  mailer.close();
  await smtp.close();
});

const after = (minutes: number): Date => new Date(start.getTime() + minutes * MINUTE);
const round = (minutes = 0, limit = 40): Promise<PostReport> =>
  sendNextLetters({ render: renderLetter, mailer, clock: () => after(minutes), limit });
const post = (id: string, letter: Letter = activation, to = 'nadia@exemple.fr'): Promise<void> =>
  inTransaction((session) => postLetter(session, bySystem(), { id, letter, to, about: '0412387', campaign: 2026 }));
const found = async (id: string): Promise<OutboxLetter> => (await Outbox.findById(id).lean<OutboxLetter>())!;

describe('envoi', () => {
  test('R-MAIL-03: un message part une fois, deux processus à la fois compris, sous un Message-ID qui vient de lui', async () => {
    for (let number = 0; number < 20; number++) await post(`lettre:${number}`);
    await Promise.all([round(), round(), round()]);
    await round();
    expect(smtp.given).toHaveLength(20);
    const ids = smtp.given.map((mail) => /^Message-ID: (.*)$/im.exec(mail)?.[1]);
    expect(new Set(ids).size).toBe(20);
    expect(ids[0]).toMatch(/^<[0-9a-f]{32}@caf\.example>$/);
    expect(await Outbox.countDocuments({ state: 'sent', attempts: 1 })).toBe(20);
  });

  test('R-MAIL-03: le Message-ID est le même à chaque essai', async () => {
    smtp.answers.end = '451 plus tard';
    await post('lettre');
    await round();
    smtp.answers.end = '250 pris';
    await round(2);
    const [first, second] = smtp.given.map((mail) => /^Message-ID: (.*)$/im.exec(mail)?.[1]);
    expect(second).toBe(first);
  });

  test('R-SEC-01: liens et mots de passe quittent la boîte d’envoi une fois partis', async () => {
    for (const [rank, letter] of sampleLetters.entries()) await post(`${letter.kind}:${rank}`, letter);
    await round();
    const kept = JSON.stringify(await Outbox.find().lean());
    expect(await Outbox.countDocuments({ state: 'sent' })).toBe(sampleLetters.length);
    for (const secret of [SECRET, 'jeton-de-reprise', 'b7Kq-2mVx!Rt9', 'Zx4-pLw8!nQ2']) expect(kept).not.toContain(secret);
    expect(kept).toContain('/famille/qr/');
  });

  test('R-MAIL-03: une adresse piégée ne fait ni second destinataire ni en-tête', async () => {
    await post('virgule', activation, 'a@exemple.fr,b@exemple.fr');
    await post('ligne', activation, 'c@exemple.fr>\r\nBcc: d@exemple.fr');
    await round();
    expect(smtp.recipients.filter((each) => /b@exemple|d@exemple/.test(each))).toEqual([]);
    expect(smtp.given).toEqual([]);
    expect(await Outbox.countDocuments({ state: 'failed', failure: /ne peut pas exister/ })).toBe(2);
  });
});

describe('refus', () => {
  test('R-MAIL-03: un refus temporaire est réessayé après 1, 5, 15 et 60 minutes, puis abandonné', async () => {
    smtp.answers.rcpt = '450 4.2.1 boîte occupée';
    await post('lettre');
    let due = 0;
    for (const wait of [1, 5, 15, 60]) {
      await round(due);
      expect(await found('lettre')).toMatchObject({ state: 'pending', nextAt: after(due + wait), failure: '450 4.2.1 boîte occupée' });
      expect(await round(due + wait - 0.01)).toEqual({ taken: 0, unreachable: false, full: false });
      due += wait;
    }
    await round(due);
    expect(await found('lettre')).toMatchObject({ state: 'failed', attempts: 5 });
  });

  test('R-MAIL-03: un refus définitif est gardé avec les mots du serveur, sans adresse ni secret', async () => {
    smtp.answers.rcpt = '550 5.1.1 <nadia@exemple.fr>: inconnue ici';
    await post('lettre');
    await round();
    const failed = await found('lettre');
    expect(failed).toMatchObject({ state: 'failed', failure: '550 5.1.1 …: inconnue ici', leaseUntil: null });
    expect(JSON.stringify(failed.letter)).not.toContain(SECRET);
    await round(600);
    expect(smtp.recipients).toHaveLength(1);
  });

  test.each([
    ['421 4.3.2 je m’en vais', 'rcpt', true],
    ['450 4.2.1 boîte occupée', 'rcpt', false],
    ['452 4.3.1 plus de place', 'rcpt', false],
    ['451 4.3.0 plus tard', 'data', false],
    ['452 4.3.1 plus de place', 'end', false],
  ] as const)('R-MAIL-03: « %s » à %s : le message attend une minute', async (words, when, unreachable) => {
    smtp.answers[when] = words;
    await post('lettre');
    expect(await round()).toMatchObject({ taken: 1, unreachable });
    expect(await found('lettre')).toMatchObject({ state: 'pending', attempts: 1, nextAt: after(1), failure: words });
  });

  test.each([
    ['550 5.1.1 inconnue', 'rcpt'],
    ['552 5.2.2 boîte pleine', 'rcpt'],
    ['552 5.3.4 trop gros', 'end'],
    ['550 5.7.1 refusé', 'end'],
  ] as const)('R-MAIL-03: « %s » à %s : abandonné, une fois', async (words, when) => {
    smtp.answers[when] = words;
    await post('lettre');
    await round();
    await round(600);
    expect(await found('lettre')).toMatchObject({ state: 'failed', attempts: 1, failure: words });
  });

  test.each([
    ['554 5.7.1 votre serveur est refusé', 'banner'],
    ['530 5.7.0 identifiez-vous', 'mail'],
    ['550 5.7.1 <ne-pas-repondre@caf.example>: expéditeur refusé', 'mail'],
  ] as const)(
    'R-MAIL-03: « %s » à %s : c’est nous qui sommes refusés, le message attend et son adresse reste bonne',
    async (words, when) => {
      smtp.answers[when] = words;
      await post('lettre');
      for (const due of [0, 1, 6, 21, 81, 141]) expect(await round(due)).toMatchObject({ unreachable: true });
      const { state, failure } = await found('lettre');
      expect([state, failure]).toEqual(['pending', expect.stringMatching(/^Le serveur de mail refuse nos envois\u202f: 5\d\d [^@]*$/)]);
      expect(await MailFailures.countDocuments()).toBe(0);
      smtp.answers[when] = when === 'mail' ? '250 ok' : '220 scripted';
      await round(201);
      expect((await found('lettre')).state).toBe('sent');
    },
  );

  test('R-MAIL-03: un serveur qui tarde à se présenter n’est pas attendu au-delà de notre délai', async () => {
    mailer.close();
    mailer = createMailer(smtp.url, FROM, { answerMs: 200 });
    smtp.answers.banner = 'SILENT';
    await post('lettre');
    const start = performance.now();
    expect(await round()).toMatchObject({ unreachable: true });
    expect(performance.now() - start).toBeLessThan(5000);
    expect(await found('lettre')).toMatchObject({ state: 'pending', nextAt: after(1) });
    smtp.answers.banner = '220 scripted';
    await round(1);
    expect((await found('lettre')).state).toBe('sent');
  });

  test('R-MAIL-03: un serveur absent ne perd rien : le message attend, une heure entre deux essais à la fin', async () => {
    await smtp.close();
    await post('lettre');
    for (const [attempt, due] of [0, 1, 6, 21, 81, 141].entries()) {
      expect(await round(due)).toEqual({ taken: 1, unreachable: true, full: false });
      expect((await found('lettre')).attempts).toBe(attempt + 1);
    }
    expect(await found('lettre')).toMatchObject({ state: 'pending', nextAt: after(201) });
  });

  test('R-MAIL-03: un serveur absent n’épuise pas les autres messages', async () => {
    await smtp.close();
    for (let number = 0; number < 20; number++) await post(`lettre:${number}`);
    expect((await round()).taken).toBeLessThanOrEqual(4);
  });
});

describe('coupures', () => {
  test('R-MAIL-03: coupé avant le point final, le message n’est pas parti : il est réessayé', async () => {
    smtp.answers.cutInside = true;
    await post('lettre');
    await round();
    expect(await found('lettre')).toMatchObject({ state: 'pending', nextAt: after(1) });
    smtp.answers.cutInside = false;
    await round(1);
    expect(smtp.given).toHaveLength(1);
    expect((await found('lettre')).state).toBe('sent');
  });

  test('R-MAIL-02: coupé après le point final, personne ne sait : il n’est pas envoyé deux fois', async () => {
    smtp.answers.end = 'CUT';
    await post('lettre');
    await round();
    smtp.answers.end = '250 pris';
    await round(600);
    expect(await found('lettre')).toMatchObject({ state: 'ambiguous', leaseUntil: null });
    expect(smtp.given).toHaveLength(1);
    expect(JSON.stringify((await found('lettre')).letter)).not.toContain(SECRET);
  });

  test('R-MAIL-02: un processus mort avant d’envoyer est relayé à la fin de son bail', async () => {
    await post('lettre');
    await claimLetters(start, { limit: 1, mailings: [], fullDomains: [] });
    await round(1.9);
    expect(smtp.given).toHaveLength(0);
    await round(2.1);
    expect(smtp.given).toHaveLength(1);
  });

  test('R-MAIL-02: tué (kill -9) entre le point final et la réponse, le message n’est pas envoyé deux fois', async () => {
    smtp.answers.end = 'SILENT';
    await post('lettre');
    const script = fileURLToPath(new URL('./sender-process.ts', import.meta.url));
    const sender = spawn(process.execPath, ['--import', 'tsx', script, uri(), smtp.url], {
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => sender.once('exit', resolve));
    while (smtp.given.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    sender.kill('SIGKILL');
    await ended;
    expect((await found('lettre')).state).toBe('handing');
    smtp.answers.end = '250 pris';
    await round(5);
    await round(600);
    expect((await found('lettre')).state).toBe('ambiguous');
    expect(smtp.given).toHaveLength(1);
  });

  test('R-MAIL-02: un processus en retard, relayé entre-temps, ne peut plus remettre le message', async () => {
    await post('lettre');
    let late: Promise<unknown> = Promise.resolve();
    const slow: Mailer = {
      ...mailer,
      // Stands still before the final dot until another process has taken the letter over and sent it.
      send: (mail, beforeEnd) => (late = mailer.send(mail, async () => (await round(3), await beforeEnd()))),
    };
    await sendNextLetters({ render: renderLetter, mailer: slow, clock: () => after(0), limit: 1 });
    await expect(late).rejects.toMatchObject({ code: 'ESTREAM' });
    expect(smtp.given).toHaveLength(1);
    expect(await found('lettre')).toMatchObject({ state: 'sent', fence: 2 });
  });

  test.each([
    ['le refus', () => Promise.reject(Object.assign(new Error('refused'), { responseCode: 550, response: '550 5.1.1 inconnue' }))],
    ['l’accord', () => Promise.resolve()],
  ])('R-MAIL-02: %s que reçoit un processus en retard ne touche plus au message qu’un autre a repris', async (_, answer) => {
    await post('lettre');
    const late: Mailer = {
      ...mailer,
      send: async () => {
        await takeOverLetters(after(3));
        await claimLetters(after(3), { limit: 1, mailings: [], fullDomains: [] });
        await answer();
      },
    };
    await sendNextLetters({ render: renderLetter, mailer: late, clock: () => after(0), limit: 1 });
    expect(await found('lettre')).toMatchObject({ state: 'sending', fence: 2, failure: null, sentAt: null });
    expect(await MailFailures.countDocuments()).toBe(0);
  });
});
