/** The word left for the next page, when two requests of one session cross: tabs, an impatient finger, a page loaded ahead. */
import { openSession, readSession } from '#core/access/sessions.ts';
import { leaveWord, takeWord } from '../../public-site/app/services/flash.server.ts';
import type { Visit } from '../../public-site/app/services/session-cookie.server.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { anAccount, aScheme, MATRICULE, YEAR } from '../factories/scheme.ts';
import { familySubject } from '#core/access/subject.ts';

useDatabase();
let id: string;
/** What a request knows of its session: read as it comes in, old as soon as another one writes. */
const visit = async (): Promise<Visit> => ({ ...(await readSession(id))!, id });

beforeEach(async () => {
  await emptyDatabase();
  await aScheme();
  await anAccount();
  const who = { campaign: YEAR, matricule: MATRICULE };
  id = await openSession({ kind: 'family', subject: familySubject(YEAR, MATRICULE), data: who });
});

test('R-FAM-10: la page suivante dit le mot laissé, une fois', async () => {
  await leaveWord(await visit(), 'QR code créé.');
  expect(await takeWord(await visit())).toBe('QR code créé.');
  expect(await takeWord(await visit())).toBeNull();
});

test('R-FAM-10: une page lente ne rend ni ne perd le mot qu’une autre demande laisse pendant ce temps', async () => {
  await leaveWord(await visit(), 'QR code créé.');
  const slow = await visit();
  // The same words, from an impatient second click: they are not the ones the slow page has read.
  await leaveWord(await visit(), 'QR code créé.');
  expect(await takeWord(slow)).toBeNull();
  expect(await takeWord(await visit())).toBe('QR code créé.');
});

test('R-FAM-10: deux pages chargées ensemble : une seule dit le mot', async () => {
  await leaveWord(await visit(), 'QR code créé.');
  const both = await Promise.all([visit(), visit()]);
  const said = await Promise.all(both.map(takeWord));
  expect(said.filter((word) => word !== null)).toEqual(['QR code créé.']);
});

test('R-FAM-10: laisser ou prendre un mot n’écrit rien d’autre de la session', async () => {
  const before = await visit();
  const other = await visit();
  await leaveWord(before, 'Mot de passe changé.');
  const withWord = await visit();
  await leaveWord(other, 'QR code supprimé.');
  expect(await takeWord(withWord)).toBeNull();
  expect((await visit()).data).toMatchObject({ campaign: YEAR, matricule: MATRICULE });
  expect(await takeWord(await visit())).toBe('QR code supprimé.');
  expect((await visit()).data).toEqual({ campaign: YEAR, matricule: MATRICULE });
});
