/** The documents of a partner's file, without script: judged by their content, taken back, nobody else's (R-PAR-01). */
import sharp from 'sharp';
import { type SignupFile, SignupFiles } from '#core/partner/signup/signup.model.ts';
import { aPdf, aPhoto } from '../factories/attestations.ts';
import { useDatabase } from '../factories/database.ts';
import { aStartedSignup, sendDocument, SIGNUP_STEPS } from '../factories/signup-visits.ts';
import { SIGNUP_MAIL } from '../factories/signups.ts';
import { startOnce } from '../factories/start-once.ts';
import { Browser, startPortal } from './partner-portal.ts';

useDatabase();
let portal: Awaited<ReturnType<typeof startPortal>>;
let visitor: Browser;
let path: string;
beforeAll(async () => void (portal = await startPortal()));
afterAll(() => portal.stop());
beforeEach(async () => {
  visitor = new Browser(portal.url);
  path = await started();
});

const started = startOnce(() => aStartedSignup(visitor));
const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ');
const theFile = async (mail = SIGNUP_MAIL): Promise<SignupFile> => (await SignupFiles.findOne({ mail }).lean<SignupFile>())!;
const identity = (kind: string) => visitor.post(`${path}/identite`, { ...SIGNUP_STEPS.identite, kind });

test('R-PAR-01: avant de dire sa forme, la page dit pourquoi elle attend', async () => {
  expect((await visitor.get(`${path}/documents`)).text).toContain('dépend de votre structure');
  expect((await sendDocument(visitor, path, { nature: 'statuts' })).status).toBe(422);
});

test.each([
  ['association', 5, 'Récépissé de déclaration en préfecture'],
  ['entreprise', 3, 'Extrait Kbis de moins de 3 mois ou Répertoire de l’Insee'],
  ['collectivite', 2, 'Avis de situation Siret ou Siren'],
])('R-PAR-01: %s : %i documents demandés, et ce qui manque', async (kind, count, label) => {
  await identity(kind);
  const { text } = await visitor.get(`${path}/documents`);
  expect(plain(text)).toContain(`0 document reçu sur ${count}`);
  expect(text).toContain(label);
  expect(text.match(/Manquant/g)).toHaveLength(count);
});

test('R-PAR-01: PDF, JPEG et PNG entrent, un fichier se télécharge et se retire', async () => {
  await identity('association');
  const png = await sharp({ create: { width: 40, height: 40, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  expect(await sendDocument(visitor, path, { nature: 'statuts' })).toMatchObject({ status: 303, to: `${path}/documents?fait=recu` });
  expect((await sendDocument(visitor, path, { nature: 'recepisse', bytes: await aPhoto() })).status).toBe(303);
  expect((await sendDocument(visitor, path, { nature: 'rib', bytes: png, name: 'rib.exe' })).status).toBe(303);
  expect(plain((await visitor.get(`${path}/documents?fait=recu`)).text)).toContain('3 documents reçus sur 5');
  const [given] = (await theFile()).documents;
  const file = await visitor.get(`${path}/documents/${given!.file}`);
  expect([file.status, file.headers.get('Content-Type'), file.headers.get('Content-Disposition')]).toEqual([
    200,
    'application/pdf',
    'attachment; filename="statuts.pdf"',
  ]);
  expect(await visitor.post(`${path}/documents`, { retirer: given!.file })).toMatchObject({ status: 303 });
  expect((await theFile()).documents.map(({ kind }) => kind)).toEqual(['recepisse', 'rib']);
  expect((await visitor.get(`${path}/documents/${given!.file}`)).status).toBe(404);
});

test.each([
  ['page web', Buffer.from('<html><script>1</script></html>'), 415],
  ['dessin SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 415],
  ['archive', Buffer.from('504b0304140000000000', 'hex'), 415],
  ['programme', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 415],
  ['image GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1'), 415],
  ['texte', Buffer.from('Statuts du club'), 415],
  ['fichier vide', Buffer.alloc(0), 422],
  ['PDF protégé par un mot de passe', aPdf('7 0 obj << /Encrypt 8 0 R >> endobj'), 422],
  ['PDF qui cache un fichier', aPdf('7 0 obj << /Type /EmbeddedFile >> endobj'), 422],
  ['PDF qui est aussi une archive', aPdf('', { tail: `\nPK\x05\x06${'\0'.repeat(18)}%%EOF` }), 422],
  ['PDF avec un programme', aPdf('7 0 obj << /S /JavaScript >> endobj'), 422],
  ['PDF coupé', Buffer.from('%PDF-1.7\n1 0 obj'), 422],
  ['image coupée', Buffer.from('ffd8ffe000104a46494600', 'hex'), 422],
  ['fichier de plus de 10 Mo', Buffer.concat([aPdf(), Buffer.alloc(10 * 1024 * 1024)]), 413],
])('R-PAR-01: %s : refusé par son contenu', async (_what, bytes, status) => {
  await identity('association');
  const answer = await sendDocument(visitor, path, { nature: 'statuts', bytes, name: 'statuts.pdf' });
  expect(answer.status).toBe(status);
  expect(answer.html).toContain('id="document-e"');
  expect(answer.html).toContain('value="statuts"');
  expect((await theFile()).documents).toEqual([]);
});

test.each([
  ['association', 'kbis'],
  ['collectivite', 'statuts'],
  ['entreprise', 'recepisse'],
  ['association', 'photo'],
])('R-PAR-01: %s : un document qui ne lui est pas demandé (%s) est refusé', async (kind, nature) => {
  await identity(kind);
  expect((await sendDocument(visitor, path, { nature, jour: '15/10/2026' })).status).toBe(422);
  expect((await theFile()).documents).toEqual([]);
});

test('R-PAR-01: sans lien, un fichier n’entre pas ; au-delà de la limite du portail, 413', async () => {
  const dead = '/partenaire/inscription/AAAAAAAAAAAAAAAAAAAAAA';
  expect((await sendDocument(visitor, dead, { nature: 'statuts' })).status).toBe(410);
  const huge = await sendDocument(visitor, path, { nature: 'statuts', bytes: Buffer.alloc(11 * 1024 * 1024) });
  expect(huge.status).toBe(413);
});

test('R-PAR-01: le Kbis a moins de 3 mois, sa date est demandée ; l’Insee le remplace', async () => {
  await identity('entreprise');
  for (const [jour, sentence] of [
    ['', 'Écrivez une date'],
    ['15/08/2026', 'plus de 3 mois'],
    ['01/01/2030', 'Écrivez une date'],
  ] as const) {
    const answer = await sendDocument(visitor, path, { nature: 'kbis', jour });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('id="jour-e"');
    expect(answer.html).toMatch(new RegExp(`name="jour"[^>]*value="${jour}"|value="${jour}"[^>]*name="jour"`));
    expect(answer.text).toContain(sentence);
  }
  expect((await sendDocument(visitor, path, { nature: 'kbis', jour: '15/10/2026' })).status).toBe(303);
  expect(plain((await visitor.get(`${path}/documents`)).text)).toContain('daté du 15/10/2026');
  const [kbis] = (await theFile()).documents;
  await visitor.post(`${path}/documents`, { retirer: kbis!.file });
  expect((await sendDocument(visitor, path, { nature: 'insee' })).status).toBe(303);
  expect(plain((await visitor.get(`${path}/documents`)).text)).toContain('1 document reçu sur 3');
});

test('R-SEC-01: le document d’un autre dossier est introuvable, à lire comme à retirer', async () => {
  await identity('association');
  await sendDocument(visitor, path, { nature: 'statuts' });
  const [given] = (await theFile()).documents;
  const other = await aStartedSignup(visitor, 'autre@club.example');
  expect((await visitor.get(`${other}/documents/${given!.file}`)).status).toBe(404);
  expect((await visitor.post(`${other}/documents`, { retirer: given!.file })).status).toBe(404);
  expect((await theFile()).documents).toHaveLength(1);
});
