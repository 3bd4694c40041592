/** security.md, Files: clamd, when a setting names it, sees every file before we open it; without its word nothing is kept. */
import { inspectAttachment } from '#core/shared/attachments/inspect-attachment.ts';
import { SignupFiles } from '#core/partner/signup/signup.model.ts';
import { aPdf, aPhoto } from '../factories/attestations.ts';
import { type Clamd, EICAR, startClamd } from '../factories/clamd.ts';
import { useDatabase } from '../factories/database.ts';
import { aStartedSignup, sendDocument, SIGNUP_STEPS } from '../factories/signup-visits.ts';
import { Browser, startPortal } from './partner-portal.ts';

const clamd: Clamd = await startClamd();
// Before anything reads the settings.
process.env.CLAMD_URL = clamd.url;
const INFECTED = aPdf(`(${EICAR})`);

useDatabase();
let portal: Awaited<ReturnType<typeof startPortal>>;
let visitor: Browser;
let path: string;
beforeAll(async () => {
  portal = await startPortal();
  visitor = new Browser(portal.url);
  path = await aStartedSignup(visitor);
  await visitor.post(`${path}/identite`, SIGNUP_STEPS.identite);
});
afterAll(() => Promise.all([portal.stop(), clamd.stop()]));
beforeEach(() => void Object.assign(clamd, { says: null, files: [] }));

const send = (bytes: Buffer) => sendDocument(visitor, path, { nature: 'statuts', bytes });
const kept = async (): Promise<number> => (await SignupFiles.findOne().lean())!.documents.length;

test('R-SEC-01: l’antivirus voit le fichier tel qu’il est envoyé, avant que rien ne l’ouvre', async () => {
  const photo = await aPhoto();
  await inspectAttachment(photo);
  expect(clamd.files).toEqual([photo]);
  const truncated = aPdf().subarray(0, 200);
  await expect(inspectAttachment(truncated)).rejects.toMatchObject({ code: 'ATTESTATION_ILLISIBLE' });
  expect(clamd.files[1]).toEqual(truncated);
});

test('R-SEC-01: un fichier infecté (EICAR) est refusé à côté de son champ, et n’est pas gardé', async () => {
  const answer = await send(INFECTED);
  expect([answer.status, answer.html.includes('id="document-e"'), await kept()]).toEqual([422, true, 0]);
  expect(answer.text).toContain('L’antivirus a trouvé un virus dans ce fichier');
});

test.each([
  ['raccroche', ''],
  ['dit le fichier trop long', 'INSTREAM size limit exceeded. ERROR'],
  ['dit autre chose', 'stream: OK ?'],
])('R-SEC-01: un antivirus qui %s : 503, rien n’est gardé', async (_what, says) => {
  clamd.says = says;
  const answer = await send(aPdf());
  expect([answer.status, answer.headers.get('Retry-After'), await kept()]).toEqual([503, '120', 0]);
  expect(answer.text).toContain('Envoyez-le de nouveau dans quelques minutes');
});

test('R-SEC-01: un fichier sain entre ; l’antivirus arrêté, plus aucun', async () => {
  expect([(await send(aPdf())).status, await kept()]).toEqual([303, 1]);
  await clamd.stop();
  expect([(await send(aPdf('% autre'))).status, await kept()]).toEqual([503, 1]);
});
