/**
 * Every action of the desk that writes, done for real (R-AGT-03): without session and with every right but its own, nothing in the
 * database moves; with its right alone, it is done. What is done is seen in the database, not in the answer.
 */
import mongoose from 'mongoose';
import { RIGHTS, type Right } from '#core/access/rights.rules.ts';
import { ALL_ROUTES } from '../../backoffice/actions/router.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { ask, DEEDS, photograph } from './deeds/do-deed.ts';
import { loggedIn } from './desk.ts';

/** Routes whose effect another test shows, and which: what they need takes a whole journey to lay. */
const SHOWN_ELSEWHERE: Record<string, string> = {
  'post /agents/:code/double-authentification': 'second-factor.test.ts',
  'post /extraits/:extrait/pdf': 'printed.test.ts',
  'post /messages/:message/apercu': 'mails.test.ts: it writes nothing',
  'post /partenaires/:partenaire/conventions/signature': 'core/partner/convention.test.ts',
  'post /partenaires/:partenaire/conventions/renvoi': 'core/partner/convention.test.ts',
  'post /partenaires/:partenaire/archives': 'core/partner/convention.test.ts',
  'post /partenaires/:partenaire/archives/:archive/classement': 'core/partner/convention.test.ts',
  ...Object.fromEntries(
    [
      ...['/dossiers/:dossier/complement', '/dossiers/:dossier/refus', '/dossiers/:dossier/validation'],
      ...['/demandes/:demande/acceptation', '/demandes/:demande/refus', '/conventions/:convention/renouvellement'],
      ...['/partenaires/:partenaire/rib', '/partenaires/:partenaire/rib/confirmation', '/partenaires/:partenaire/rib/abandon'],
    ].map((path) => [`post ${path}`, 'dossiers.test.ts']),
  ),
  'put /echecs-d-envoi/retours': 'mail-failures.test.ts',
  ...Object.fromEntries(
    [
      ...['/echecs-d-envoi/export', '/echecs-d-envoi/:courriel/renvoi', '/echecs-d-envoi/:courriel/adresse'],
      '/refus-de-courriels/:matricule/levee',
    ].map((path) => [`post ${path}`, 'mail-failures.test.ts']),
  ),
};

useDatabase();

const writing = ALL_ROUTES.filter(({ method }) => method !== 'get');
const keyOf = ({ method, path }: { method: string; path: string }): string => `${method} ${path}`;
const toDo = writing.filter((route) => Object.hasOwn(DEEDS, keyOf(route)));

test('R-AGT-03: chaque action qui écrit est essayée ici, ou dite ailleurs', () => {
  const known = new Set([...Object.keys(DEEDS), ...Object.keys(SHOWN_ELSEWHERE)]);
  expect(writing.map(keyOf).filter((key) => !known.has(key))).toEqual([]);
  expect(Object.keys(DEEDS).filter((key) => !writing.some((route) => keyOf(route) === key))).toEqual([]);
});

/** Sessions and agents of the visitors, laid back into each emptied database: one login for each set of rights. */
const VISITORS = ['agents', 'credentials', 'agentSessions'] as const;
type Documents = Record<string, Record<string, unknown>[]>;
const sessions = new Map<string, string>();
let visitors: Documents = {};

const setsOf = (): (readonly Right[])[] => [
  ...RIGHTS.map((right) => [right]),
  ...[...new Set(toDo.map(({ right }) => String(right)))].map((key) => RIGHTS.filter((right) => !key.split(',').includes(right))),
];

beforeAll(async () => {
  for (const rights of setsOf()) if (!sessions.has(rights.join())) sessions.set(rights.join(), (await loggedIn(rights)).cookie);
  visitors = Object.fromEntries(await Promise.all(VISITORS.map(async (name) => [name, await all(name)] as const)));
}, 120_000);

const all = (name: string) => mongoose.connection.db!.collection(name).find().toArray() as Promise<Record<string, unknown>[]>;

async function freshDatabase(): Promise<void> {
  await emptyDatabase();
  const lay = ([name, documents]: [string, Documents[string]]) => mongoose.connection.db!.collection(name).insertMany(documents);
  await Promise.all(Object.entries(visitors).map(lay));
}

describe('chaque action, dans la base', () => {
  test.each(toDo.map((route) => [keyOf(route), route] as const))('R-AGT-03: %s', async (key, route) => {
    const { right } = route;
    const opening = right === 'any-agent' ? [RIGHTS[0]!] : right;
    for (const alone of opening) {
      await freshDatabase();
      const sent = await DEEDS[key]!(alone);
      const before = await photograph();
      expect((await ask(route, sent, '')).status).toBe(401);
      if (right !== 'any-agent') {
        const others = sessions.get(RIGHTS.filter((each) => !right.includes(each)).join())!;
        expect((await ask(route, sent, others)).status).toBe(403);
      }
      expect(await photograph()).toBe(before);
      const answer = await ask(route, sent, sessions.get(alone)!);
      expect([alone, answer.status, answer.status === 200 ? '' : answer.text]).toEqual([alone, 200, '']);
      expect(await photograph()).not.toBe(before);
    }
  });
});
