/** The journal through the server (R-EXT-04): asked, exported, verified. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import mongoose from 'mongoose';
import { type Right, RIGHTS } from '#core/access/rights.rules.ts';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { recordEvent } from '#core/audit/record-event.ts';
import { sealAudit } from '#core/audit/seal-audit.ts';
import { suspendFamily } from '#core/voucher/suspend-family.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import type { Author } from '#core/shared/author.ts';
import { inTransaction } from '#core/shared/database.ts';
import { OBJECT_LABELS } from '../../backoffice/sheets/audit-objects.ts';
import { writtenChanges } from '../../backoffice/sheets/audit-values.ts';
import { AUDIT_WORDS } from '../../backoffice/sheets/audit-words.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { aFamily, at, bySystem, MATRICULE, YEAR } from '../factories/scheme.ts';
import { anAgent, loggedIn, type Visitor } from './desk.ts';

useDatabase();
beforeEach(emptyDatabase);

interface Shown {
  action: string;
  author: { kind: string; words: string };
  object: { words: string; href: string | null };
  changes: { label: string; before: string; after: string }[];
}
const ask = async (who: Visitor, query: Record<string, string>) =>
  (await who.get(`/caf/actions/journal?${new URLSearchParams(query)}`).expect(200)).body as {
    events: Shown[];
    next: string | null;
    count: number;
  };

/** One event, of whoever, about whatever. */
const happened = (author: Author, id: string, instant: string, more: object = {}): Promise<void> =>
  inTransaction((session) =>
    recordEvent(
      session,
      { author, at: at(instant) },
      { kind: 'family.suspended', object: { type: 'family', id }, campaign: 2026, after: { reason: 'essai' }, ...more },
    ),
  );

const CHIEF: Author = { kind: 'agent', id: 'P7777911' };
const CLUB: Author = { kind: 'partner', id: 'u1' };

async function someEvents(): Promise<void> {
  await happened(CHIEF, `2026:${MATRICULE}`, '2026-11-02T09:00:00Z');
  await happened(CHIEF, '2025:0000001', '2026-11-03T09:00:00Z', { campaign: 2025 });
  await happened(CLUB, 'v1', '2026-11-04T09:00:00Z', { kind: 'voucher.validated', object: { type: 'voucher', id: 'v1' } });
}

test.each([
  ['auteur', { auteur: 'p7777911' }, 2],
  ['sorte d’auteur', { sorteAuteur: 'partner' }, 1],
  ['matricule, pour toutes les campagnes', { objet: MATRICULE }, 1],
  ['sorte d’objet', { typeObjet: 'voucher' }, 1],
  ['action', { action: 'family.suspended' }, 2],
  ['période', { du: '03/11/2026', au: '04/11/2026' }, 2],
  ['campagne', { campagne: '2025' }, 1],
  ['tout à la fois', { auteur: 'P7777911', du: '03/11/2026', campagne: '2025', typeObjet: 'family' }, 1],
])('R-EXT-04: le journal se demande par %s', async (_, query, count) => {
  const agent = await loggedIn(['audit']);
  await mongoose.connection.collection('campaigns').insertOne({ _id: 2026 } as never, { bypassDocumentValidation: true });
  await AuditEvents.deleteMany({});
  await someEvents();
  expect((await ask(agent, query)).events).toHaveLength(count);
  expect((await ask(agent, query)).count).toBe(count);
});

test.each([
  ['du', { du: 'hier' }],
  ['au', { du: '04/11/2026', au: '03/11/2026' }],
  ['campagne', { campagne: 'vingt' }],
  ['sorteAuteur', { sorteAuteur: '__proto__' }],
])('R-EXT-04: un filtre « %s » mal écrit est refusé à côté du champ', async (field, query) => {
  const agent = await loggedIn(['audit']);
  const { body } = await agent.get(`/caf/actions/journal?${new URLSearchParams(query)}`).expect(422);
  expect((body as { fields: object[] }).fields).toMatchObject([{ field }]);
  await agent.get('/caf/actions/journal?auteur[$gt]=').expect(200);
  await agent.get('/caf/actions/journal?auteur=a&auteur=b').expect(422);
});

test('R-EXT-04: avant et après en mots, l’auteur par son nom, l’objet avec un lien si le droit l’ouvre', async () => {
  const manager = await anAgent(['families.suspend'], { firstName: 'Ana', lastName: 'Roux' });
  await initCampaign(bySystem(), { year: YEAR });
  await aFamily({});
  await suspendFamily(
    { author: { kind: 'agent', id: manager.code }, at: at() },
    { campaign: YEAR, matricule: MATRICULE, reason: 'doublon' },
  );
  const [both, blind] = [await loggedIn(['audit', 'families.view']), await loggedIn(['audit'])];
  const [event] = (await ask(both, { typeObjet: 'family' })).events;
  expect(event).toMatchObject({
    action: 'Famille suspendue',
    author: { kind: 'Agent', words: `Ana Roux (${manager.code})` },
    object: { words: `Famille 2026:${MATRICULE}` },
  });
  expect(event!.changes).toContainEqual({ label: 'Motif', before: null, after: 'doublon' });
  expect(event!.object.href).toContain(MATRICULE);
  expect((await ask(blind, { typeObjet: 'family' })).events[0]!.object.href).toBeNull();
});

test('R-EXT-04: les valeurs du journal se lisent : euros, états, droits, jours, listes', () => {
  expect(
    writtenChanges(
      'voucher',
      { state: 'active', paidOn: null },
      { state: 'validated', amount: 105_000, paidOn: '2026-11-24', rights: ['audit', 'load'], partnerId: 'x', lignes: 3, actif: true },
      new Map([['x', 'Judo Club']]),
    ),
  ).toEqual([
    { label: 'État', before: 'À scanner', after: 'Validé' },
    { label: 'Versé le', before: '–', after: '24/11/2026' },
    { label: 'Montant', before: null, after: '1\u202f050,00\u00a0€' },
    { label: 'Droits', before: null, after: 'Consulter le journal · Charger les fichiers' },
    { label: 'Partenaire', before: null, after: 'Judo Club' },
    { label: 'lignes', before: null, after: '3' },
    { label: 'actif', before: null, after: 'oui' },
  ]);
  const many = Array.from({ length: 500 }, (_, i) => ({ id: `2026:${i}` }));
  expect(writtenChanges('load', null, { changed: many })[0]!.after).toMatch(/^Fiche : 2026:0 · .* · et 480 autres$/);
});

test('R-EXT-04: chaque action et chaque objet que core écrit au journal ont leur mot', () => {
  const sources = readdirSync('core', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join('core', name), 'utf8'))
    .filter((source) => source.includes('recordEvent('))
    .join('\n');
  const kinds = [...sources.matchAll(/\bkind: ([^\n]*)/g)]
    .flatMap(([, rest]) => [...rest!.matchAll(/'([a-zA-Z]+\.[a-zA-Z]+)'/g)].map(([, kind]) => kind!))
    .filter((kind) => !RIGHTS.includes(kind as Right));
  expect(kinds.length).toBeGreaterThan(40);
  expect([...new Set(kinds)].filter((kind) => !Object.hasOwn(AUDIT_WORDS, kind))).toEqual([]);
  const types = [...sources.matchAll(/object(?:: | = )\{ type: '(\w+)'/g)].map(([, type]) => type!);
  expect(types.length).toBeGreaterThan(20);
  expect([...new Set(types)].filter((type) => !Object.hasOwn(OBJECT_LABELS, type))).toEqual([]);
});

test('R-EXT-04: l’export donne chaque ligne filtrée, en CSV qu’un tableur n’exécute pas, et s’inscrit au journal', async () => {
  const agent = await loggedIn(['audit']);
  await someEvents();
  await happened(CHIEF, '=1+1', '2026-11-05T09:00:00Z', { after: { reason: '=cmd|x; "y"' } });
  const answer = await agent.post('/caf/actions/journal/export', { auteur: 'P7777911', sorteAuteur: '' }).expect(200);
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="journal_\d{4}-\d{2}-\d{2}\.csv"$/);
  const rows = parse(answer.text, { bom: true, delimiter: ';', columns: true }) as Record<string, string>[];
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({ Le: '05/11/2026 à 10:00', 'Sorte d’auteur': 'Agent', Action: 'Famille suspendue', Objet: "'=1+1" });
  expect(rows[0]!.Après).toBe('Motif : =cmd|x; "y"');
  expect(await AuditEvents.findOne({ kind: 'audit.exported' }).lean()).toMatchObject({
    author: { id: agent.code },
    after: { filters: { author: 'P7777911' } },
  });
});

test('R-EXT-04: « Vérifier la chaîne » dit que rien n’a changé, ou le premier écart', async () => {
  const agent = await loggedIn(['audit']);
  await someEvents();
  await sealAudit();
  expect((await agent.post('/caf/actions/journal/verification').expect(200)).body).toMatchObject({ ok: true });
  const { _id } = (await AuditEvents.findOne({ kind: 'voucher.validated' }).lean())!;
  await AuditEvents.updateOne({ _id }, { $set: { 'after.reason': 'autre' } });
  expect((await agent.post('/caf/actions/journal/verification').expect(200)).body).toMatchObject({ ok: false, firstBad: _id });
  expect(await AuditEvents.countDocuments({ kind: 'audit.verified', 'author.id': agent.code })).toBe(2);
});
