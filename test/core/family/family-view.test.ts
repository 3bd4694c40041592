/** « Voir comme la famille » (R-EXT-03): a token good once, a session of 15 minutes, its start and its end in the journal. */
import { Agents, Credentials, WebSessions } from '#core/access/access.model.ts';
import { openSession, readSession, VIEW_MS } from '#core/access/sessions.ts';
import { agentSubject } from '#core/access/subject.ts';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { askFamilyView, endFamilyView, endLapsedViews, startFamilyView } from '#core/family/family-view.ts';
import type { Right } from '#core/access/rights.rules.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { anAccount, aScheme, at, MATRICULE, YEAR } from '../../factories/scheme.ts';

useDatabase();
const CODE = 'P2500911';
const act = { author: { kind: 'agent', id: CODE } as const, at: at() };
const me = { campaign: YEAR, matricule: MATRICULE };
const rights = (...some: Right[]) => Agents.updateOne({ _id: CODE }, { $set: { rights: some } });

beforeEach(async () => {
  await emptyDatabase();
  await aScheme();
  await Agents.collection.insertOne({ _id: CODE, mail: 'a@caf.example', rights: ['families.view'], active: true } as never);
  await Credentials.collection.insertOne({ _id: agentSubject(CODE), hash: 'x', stamp: 'un' } as never);
});

const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepté',
    (error: { code: string }) => error.code,
  );
const tokenOf = async (): Promise<string> => (await askFamilyView(act, me)).link.split('/').pop()!;
async function aView(): Promise<string> {
  const { subject, ...data } = await startFamilyView(at(), await tokenOf());
  return openSession({ kind: 'view', subject, data });
}
const kinds = async () => (await AuditEvents.find({ 'object.type': 'family' }).sort({ recordedAt: 1 }).lean()).map(({ kind }) => kind);
const older = (ms: number) => WebSessions.updateMany({}, [{ $set: { createdAt: { $subtract: ['$createdAt', ms] } } }]);

test('R-EXT-03: la vue demande le droit de voir les familles et un compte activé', async () => {
  expect(await refusalOf(askFamilyView(act, me))).toBe('VUE_IMPOSSIBLE');
  await anAccount();
  expect(await refusalOf(askFamilyView(act, { campaign: YEAR, matricule: '0000009' }))).toBe('INTROUVABLE');
  await rights('families.mail');
  expect(await refusalOf(askFamilyView(act, me))).toBe('DROIT_MANQUANT');
});

test('R-EXT-03: le lien sert une fois, deux minutes, et plus du tout sans le droit', async () => {
  await anAccount();
  const token = await tokenOf();
  expect(await refusalOf(startFamilyView(at('2026-11-23T09:02:00Z'), token))).toBe('LIEN_PERIME');
  const both = await Promise.all([1, 2].map(() => refusalOf(startFamilyView(at(), token))));
  expect(both.sort()).toEqual(['LIEN_PERIME', 'accepté']);
  const second = await tokenOf();
  await rights();
  expect(await refusalOf(startFamilyView(at(), second))).toBe('DROIT_MANQUANT');
  expect(await kinds()).toEqual(['family.viewStarted']);
});

test('R-EXT-03: la vue vit 15 minutes, quoi qu’on fasse, et meurt avec les droits de l’agent', async () => {
  await anAccount();
  const session = await aView();
  expect(await readSession(session)).toMatchObject({ kind: 'view', subject: agentSubject(CODE), data: { ...me, agent: CODE } });
  await older(VIEW_MS - 60_000);
  expect(await readSession(session)).not.toBeNull();
  await older(61_000);
  expect(await readSession(session)).toBeNull();
  const other = await aView();
  await Credentials.updateOne({ _id: agentSubject(CODE) }, { $set: { stamp: 'deux' } });
  expect(await readSession(other)).toBeNull();
});

test('R-EXT-03: le journal garde le début et la fin, fermée par l’agent ou par le temps, chacune une fois', async () => {
  await anAccount();
  await endFamilyView(act, await aView(), 'fermée par l’agent');
  const lapsed = await aView();
  await endLapsedViews(at());
  expect(await kinds()).toEqual(['family.viewStarted', 'family.viewEnded', 'family.viewStarted']);
  await older(VIEW_MS);
  await endLapsedViews(at());
  await endLapsedViews(at());
  await endFamilyView(act, lapsed, 'fermée par l’agent');
  const ends = await AuditEvents.find({ kind: 'family.viewEnded' }).sort({ recordedAt: 1 }).lean();
  expect(ends.map(({ after }) => after)).toEqual([
    { agent: CODE, reason: 'fermée par l’agent' },
    { agent: CODE, reason: 'durée écoulée' },
  ]);
  expect(await WebSessions.countDocuments({ kind: 'view' })).toBe(0);
});
