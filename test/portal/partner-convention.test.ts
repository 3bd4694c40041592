/** The convention on the portal, without script: by the file's link before the account, by the account afterwards (R-PAR-02, R-PAR-13). */
import sharp from 'sharp';
import { Agents } from '#core/access/access.model.ts';
import { PROFILES } from '#core/access/rights.rules.ts';
import { Conventions, SignedConventions } from '#core/partner/convention/convention.model.ts';
import { dropConvention } from '#core/partner/convention/drop-convention.ts';
import { Partners } from '#core/partner/partner.model.ts';
import { askSignupComplement } from '#core/partner/signup/decide-signup.ts';
import { type SignupFile, SignupFiles } from '#core/partner/signup/signup.model.ts';
import { validatePartner } from '#core/partner/validate-partner.ts';
import type { Act } from '#core/shared/author.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';
import { aClubPassword, CLUB_PASSWORD } from '../factories/club.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { at } from '../factories/scheme.ts';
import { aSentSignup, aStartedSignup, lastSignupPath, SIGNUP_STEPS } from '../factories/signup-visits.ts';
import { SIGNUP_MAIL } from '../factories/signups.ts';
import { startOnce } from '../factories/start-once.ts';
import { type Answer, Browser, hidden, startPortal } from './partner-portal.ts';

useDatabase();
let portal: Awaited<ReturnType<typeof startPortal>>;
let visitor: Browser;
beforeAll(async () => void (portal = await startPortal()));
afterAll(() => portal.stop());
beforeEach(() => void (visitor = new Browser(portal.url)));

const SIGNATORY = { signataire: 'Amel Benali', qualite: 'Présidente', signature: 'Amel Benali', dessin: '', pouvoir: 'oui' };
const theFile = async (): Promise<SignupFile> => (await SignupFiles.findOne({ mail: SIGNUP_MAIL }).lean<SignupFile>())!;
const theConvention = async () => (await Conventions.findOne({}).sort({ preparedAt: -1 }).lean())!;
async function anAgent(): Promise<Act> {
  const _id = 'P1111911';
  await Agents.collection.insertOne({ _id, mail: 'agent@caf.example', rights: [...PROFILES.operateur], active: true } as never);
  return { author: { kind: 'agent', id: _id }, at: at('2026-11-23T12:00:00Z') };
}
async function mailedCode(): Promise<{ password: string; account: boolean; link: string }> {
  const letter = await Outbox.findOne({ 'letter.kind': 'convention-code' }).sort({ $natural: -1 }).lean();
  return (letter as unknown as { letter: { data: { password: string; account: boolean; link: string } } }).letter.data;
}
/** Reads it to the end. @returns the page that asks who signs. */
async function readAll(page: string): Promise<Answer> {
  await visitor.post(page, { action: 'commencer' });
  for (let turn = 0; turn < 10; turn++) {
    const shown = await visitor.get(page);
    if (!shown.html.includes('J’ai lu')) return shown;
    await visitor.post(page, { action: 'lire', convention: hidden(shown, 'convention'), page: hidden(shown, 'page') });
  }
  throw new Error('the convention has no end');
}
async function sign(page: string, signatory: Record<string, string> = SIGNATORY): Promise<Answer> {
  const convention = hidden(await readAll(page), 'convention');
  await visitor.post(page, { action: 'code', convention, ...signatory });
  return visitor.post(page, { action: 'signer', convention, code: (await mailedCode()).password });
}
/** A file sent to the Caf. @returns its path. */
const sent = startOnce(() => aSentSignup(visitor));
/** The same, its convention read to the end. @returns its page. */
const readToTheEnd = startOnce(async () => {
  const page = `${await aSentSignup(visitor)}/convention`;
  await readAll(page);
  return page;
});
/** The same, signed by both, the account open and logged in. @returns the path of the file. */
async function validated(): Promise<string> {
  const { path, seat } = await bothSigned();
  visitor = seat.twin();
  return path;
}
const bothSigned = startOnce(async () => ({ path: await signedByBoth(), seat: visitor }));
async function signedByBoth(): Promise<string> {
  const agent = await anAgent();
  const path = await aSentSignup(visitor);
  const page = `${path}/convention`;
  await sign(page);
  const { partnerId, version } = await theFile();
  const wanted = { partnerId: partnerId!, tiersi: '314583', rang: '1', etatDay: '', version, convention: (await theConvention())._id };
  await validatePartner(agent, wanted);
  await aClubPassword(SIGNUP_MAIL);
  await visitor.post('/partenaire/connexion', { mail: SIGNUP_MAIL, motDePasse: CLUB_PASSWORD });
  return path;
}

test('R-PAR-02: signée par le lien du dossier, sans compte ni script, puis par la Caf à la validation', async () => {
  const path = await validated();
  expect(await theConvention()).toMatchObject({ state: 'inForce' });
  expect((await visitor.get('/partenaire/convention')).text).toMatch(/En vigueur.*Signée par vous le 23\/11\/2026/);
  const evidence = await visitor.get(`/partenaire/convention/${(await theConvention())._id}.json`);
  expect(JSON.parse(evidence.html)).toMatchObject({ signatures: [{ cote: 'partenaire' }, { cote: 'Caf' }] });
  expect((await visitor.get(`/partenaire/convention/${(await theConvention())._id}.pdf`)).status).toBe(503);
  expect((await visitor.get(path)).text).toContain('Votre structure est partenaire');
});

test('R-MAIL-01: chaque lien des mails d’une structure, du dossier à la convention signée, ouvre une page', async () => {
  await validated();
  const letters = await Outbox.find({}).lean<OutboxLetter[]>();
  const links = letters.map(({ letter }) => new URL((letter.data as { link: string }).link).pathname);
  expect(letters.map(({ letter }) => letter.kind).sort()).toEqual([
    'convention-code',
    'convention-signed',
    'partner-signup',
    'partner-signup-sent',
    'partner-welcome',
  ]);
  for (const link of links) expect([link, (await visitor.get(link)).status]).toEqual([link, 200]);
});

test('R-PAR-02: on lit jusqu’au bout, page après page, avant de pouvoir signer ; l’empreinte est dite', async () => {
  const page = `${await sent()}/convention`;
  await visitor.post(page, { action: 'commencer' });
  const first = await visitor.get(page);
  const convention = hidden(first, 'convention');
  expect(first.text).toMatch(/Page 1 sur \d/);
  expect(first.html).not.toContain('name="signataire"');
  expect((await visitor.post(page, { action: 'lire', convention, page: '3' })).status).toBe(409);
  expect((await visitor.post(page, { action: 'code', convention, ...SIGNATORY })).status).toBe(409);
  const last = await readAll(page);
  expect(last.html).toContain('name="signataire"');
  expect(last.text).toContain((await theConvention()).textSha256);
  expect((await visitor.get(`${page}?page=1`)).text).toContain('Les signataires');
});

test.each([
  [{ signataire: '' }, 'signataire'],
  [{ qualite: '' }, 'qualite'],
  [{ signature: '' }, 'signature'],
  [{ pouvoir: '' }, 'pouvoir'],
  [{ signature: '', dessin: 'data:image/png;base64,PHN2Zz4=' }, 'signature'],
  [{ signature: '', dessin: 'javascript:alert(1)' }, 'signature'],
])('R-PAR-02: signataire mal rempli %j : 422 à côté de « %s », le reste est gardé', async (changed, field) => {
  const page = await readToTheEnd();
  const convention = hidden(await visitor.get(page), 'convention');
  const answer = await visitor.post(page, { action: 'code', convention, ...SIGNATORY, ...changed });
  expect(answer.status).toBe(422);
  expect(answer.html).toContain(`id="${field}-e"`);
  expect(answer.html).toContain(`value="${field === 'qualite' ? 'Amel Benali' : 'Présidente'}"`);
  expect(await Outbox.countDocuments({ 'letter.kind': 'convention-code' })).toBe(0);
});

test('R-PAR-02: le code va à l’adresse vérifiée du dossier, et son mail ne répète pas le lien du dossier', async () => {
  const page = await readToTheEnd();
  const convention = hidden(await visitor.get(page), 'convention');
  await visitor.post(page, { action: 'code', convention, ...SIGNATORY });
  expect((await visitor.get(page)).text).toContain(`Un code de 6 chiffres est parti à  ${SIGNUP_MAIL}`.replace('  ', ' '));
  const { account, link } = await mailedCode();
  expect([account, link]).toEqual([false, 'http://127.0.0.1:3000']);
  const wrong = await visitor.post(page, { action: 'signer', convention, code: '12' });
  expect([wrong.status, wrong.html.includes('id="code-e"')]).toEqual([422, true]);
  expect((await visitor.get(`${page}?changer`)).html).toContain('name="signataire"');
});

test('R-PAR-02: une signature dessinée est vérifiée, redessinée et gardée dans ce qui est signé', async () => {
  const ink = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="240"><path d="M20 200L300 40L560 180" stroke="black" stroke-width="6" fill="none"/></svg>',
  );
  const png = await sharp(ink).png().toBuffer();
  const page = await readToTheEnd();
  const done = await sign(page, { ...SIGNATORY, signature: '', dessin: `data:image/png;base64,${png.toString('base64')}` });
  expect(done.status).toBe(303);
  const { content } = (await SignedConventions.findOne({ side: 'partner' }).lean())!;
  const { mark } = (JSON.parse(content) as { signatory: { mark: { kind: string; value: string } } }).signatory;
  expect(mark.kind).toBe('drawn');
  expect(Buffer.from(mark.value, 'base64').equals(png)).toBe(false);
  expect(await sharp(Buffer.from(mark.value, 'base64')).metadata()).toMatchObject({ format: 'png', width: 600, height: 240 });
});

test('R-PAR-02: avant l’envoi, ou pendant un complément, le lien ne signe rien, 409', async () => {
  await emptyDatabase();
  const early = `${await aStartedSignup(visitor)}/convention`;
  expect((await visitor.get(early)).status).toBe(409);
  expect((await visitor.post(early, { action: 'commencer' })).status).toBe(409);
  expect(await Conventions.countDocuments()).toBe(0);
});

test('R-PAR-02: des informations corrigées après la signature : l’ancienne est renvoyée, la nouvelle se signe', async () => {
  const first = `${await sent()}/convention`;
  const agent = await anAgent();
  await sign(first);
  const { _id, version } = await theFile();
  await askSignupComplement(agent, { file: _id, version, reason: 'Le nom n’est pas celui des statuts.' });
  const path = await lastSignupPath();
  expect((await visitor.get(`${path}/convention`)).status).toBe(409);
  await visitor.post(`${path}/verification`, {});
  expect(await Conventions.distinct('state')).toEqual(['signed']);
  const again = await theFile();
  await askSignupComplement(agent, { file: _id, version: again.version, reason: 'Le nom.' });
  const last = await lastSignupPath();
  await visitor.post(`${last}/identite`, { ...SIGNUP_STEPS.identite, nom: 'Judo Club Grignois' });
  await visitor.post(`${last}/verification`, {});
  expect(await Conventions.distinct('state')).toEqual(['dropped']);
  expect((await visitor.get(last)).text).toContain('À signer de nouveau.');
  expect((await sign(`${last}/convention`)).status).toBe(303);
  expect((await theConvention()).party.name).toBe('Judo Club Grignois');
});

test('R-PAR-02: lue avec d’anciennes informations, elle ne se signe plus : la nouvelle est à lire', async () => {
  const page = await readToTheEnd();
  const convention = hidden(await visitor.get(page), 'convention');
  await Partners.updateOne({ _id: (await theFile()).partnerId! }, { $set: { name: 'Judo Club Grignois' } });
  const late = await visitor.post(page, { action: 'code', convention, ...SIGNATORY });
  expect([late.status, await Outbox.countDocuments({ 'letter.kind': 'convention-code' })]).toEqual([409, 0]);
  expect((await visitor.get(page)).text).toContain('Lire la convention');
  expect((await sign(page)).status).toBe(303);
  expect((await theConvention()).party.name).toBe('Judo Club Grignois');
});

test('R-PAR-02: la convention d’un autre dossier est introuvable', async () => {
  await sign(await readToTheEnd());
  const { _id } = await theConvention();
  const other = await aSentSignup(visitor, 'autre@club.example');
  for (const ext of ['json', 'pdf']) expect((await visitor.get(`${other}/convention/${_id}.${ext}`)).status).toBe(404);
  expect((await visitor.post(`${other}/convention`, { action: 'lire', convention: _id, page: '1' })).status).toBe(404);
});

test('R-PAR-02: renvoyée par la Caf avant sa signature, elle se signe de nouveau', async () => {
  const path = await sent();
  const agent = await anAgent();
  await sign(`${path}/convention`);
  await dropConvention(agent, { partnerId: (await theFile()).partnerId!, reason: 'Signataire sans pouvoir.' });
  expect((await visitor.get(path)).text).toContain('À signer de nouveau.');
  expect((await visitor.get(`${path}/convention`)).text).toMatch(/Lire la convention.*Renvoyée\u202f: à signer de nouveau/);
});

test('R-PAR-13: à renouveler 60 jours avant la fin : l’accueil le dit, l’ancienne reste en vigueur', async () => {
  await validated();
  await Conventions.updateOne({ state: 'inForce' }, { $set: { end: '2027-01-10' } });
  expect((await visitor.get('/partenaire')).text).toMatch(/Votre convention se termine le 10\/01\/2027\. .*Renouveler la convention/);
  expect((await sign('/partenaire/convention')).status).toBe(303);
  expect((await mailedCode()).account).toBe(true);
  expect(await Conventions.countDocuments({ state: 'inForce' })).toBe(1);
  expect((await visitor.get('/partenaire')).text).toContain('Vous avez signé la convention.');
});

test('R-PAR-13: terminée, l’accueil dit depuis quand et quoi faire ; ce qui est dû reste visible', async () => {
  await validated();
  await Conventions.updateOne({ state: 'inForce' }, { $set: { end: '2026-11-01' } });
  const home = await visitor.get('/partenaire');
  expect(home.text).toMatch(/Votre convention est terminée depuis le 01\/11\/2026\..*Ce qui est validé reste dû/);
  expect((await visitor.get('/partenaire/convention')).text).toMatch(/terminée depuis le 01\/11\/2026.*Renouveler la convention.*Terminée/);
  expect((await visitor.get('/partenaire/paiements')).status).toBe(200);
});

test('R-PAR-02: validée avant d’avoir signé, une structure venue par un dossier est invitée à signer', async () => {
  await validated();
  expect((await visitor.get('/partenaire')).text).not.toContain('n’est pas signée');
  await Conventions.deleteMany({});
  expect((await visitor.get('/partenaire')).text).toContain('Votre convention n’est pas signée.');
});
