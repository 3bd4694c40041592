/** Extracts at the desk: who may, what is shown, what is filed, what the journal says of it (R-EXT-01, R-AGT-03). */
import { parse } from 'csv-parse/sync';
import type { Response } from 'supertest';
import { CFB } from 'xlsx';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { ALL_EXTRACTS } from '#core/extract/all-extracts.ts';
import { TABLES } from '#core/extract/extracts/database-tables.ts';
import { Families } from '#core/family/family.model.ts';
import { aBusyCampaign, EVRY } from '../factories/busy-campaign.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { fiveYears } from '../factories/five-years.ts';
import { loggedIn, type Visitor } from './desk.ts';

useDatabase();
beforeEach(emptyDatabase);

const read = (text: string): string[][] => parse(text, { delimiter: ';', bom: true, record_delimiter: '\r\n' });
const TYPED: Record<string, Record<string, string>> = {
  bordereau: { partenaire: '0314583-0001' },
  'compte-allocataire': { matricule: EVRY },
  paiements: { du: '01/08/2026', au: '20/11/2026' },
  base: { table: 'familles' },
};
const file = (who: Visitor, id: string, what = 'csv'): Promise<Response> =>
  who.post(`/caf/actions/extraits/${id}/${what}`, TYPED[id] ?? {}).buffer(true);
const page = (who: Visitor, id: string, more: Record<string, string> = {}): Promise<Response> =>
  who.get(`/caf/actions/extraits/${id}?${new URLSearchParams({ ...TYPED[id], ...more })}`) as never;

test('R-EXT-01: à l’écran et en fichier, les mêmes lignes', async () => {
  await aBusyCampaign();
  const who = await loggedIn(['extracts', 'database']);
  for (const { id } of ALL_EXTRACTS) {
    const screen = (await page(who, id)).body as { total: number; columns: { label: string }[]; rows: { cells: unknown[] }[] };
    const sent = await file(who, id);
    const [head, ...rows] = read(sent.text);
    expect([id, sent.status, head]).toEqual([id, 200, screen.columns.map(({ label }) => label)]);
    expect([id, rows.length, sent.headers['x-lignes']]).toEqual([id, screen.total, String(screen.total)]);
    expect(screen.rows.length).toBe(screen.total);
  }
});

test('R-EXT-01: le fichier : point-virgule, marque, montants sans signe €, formules désamorcées', async () => {
  await aBusyCampaign();
  await Families.updateOne({ matricule: EVRY }, { $set: { lastName: '=cmd|calc' } });
  const who = await loggedIn(['extracts']);
  const sent = await file(who, 'droits-non-consommes');
  expect(sent.text.startsWith('\ufeffMatricule;')).toBe(true);
  expect(sent.text).toContain(";'=cmd|calc;");
  expect(sent.text).toContain(';100,00;0,00;25,00;75,00\r\n');
  expect(sent.headers['content-disposition']).toMatch(/filename="droits-non-consommes_2026_\d{4}-\d\d-\d\d\.csv"/);
  expect(sent.headers['content-type']).toBe('text/csv; charset=utf-8');
});

test('R-EXT-01, R-EXT-04: un fichier fait est au journal, une page regardée non', async () => {
  await aBusyCampaign();
  const who = await loggedIn(['extracts']);
  await page(who, 'statistique');
  expect(await AuditEvents.countDocuments({ kind: 'extract.made' })).toBe(0);
  await file(who, 'statistique');
  const [event] = await AuditEvents.find({ kind: 'extract.made' }).lean();
  expect(event).toMatchObject({ author: { kind: 'agent', id: who.code }, after: { extract: 'statistique', format: 'csv', rows: 9 } });
});

test('R-AGT-03: les extraits à qui en a le droit, la base complète à un droit à part', async () => {
  await aBusyCampaign();
  const without = await loggedIn(['partners.view', 'payments.follow']);
  expect((await page(without, 'tiers')).status).toBe(403);
  const some = await loggedIn(['extracts']);
  expect((await page(some, 'base')).status).toBe(403);
  expect((await file(some, 'base')).status).toBe(403);
  expect((await file(some, 'base', 'archive')).status).toBe(403);
  expect((await page(some, 'inconnu')).status).toBe(404);
  const database = await loggedIn(['database']);
  expect((await page(database, 'tiers')).status).toBe(403);
  expect((await page(database, 'base')).status).toBe(200);
  const { body } = (await some.get('/caf/actions/extraits')) as { body: { extracts: { id: string }[] } };
  expect(body.extracts.map(({ id }) => id)).not.toContain('base');
  expect(await AuditEvents.countDocuments({ kind: 'extract.made' })).toBe(0);
});

test('R-EXT-01: une période à l’envers a sa phrase sous le champ, et rien ne part', async () => {
  await aBusyCampaign();
  const who = await loggedIn(['extracts']);
  const refused = await who.post('/caf/actions/extraits/paiements/csv', { du: '20/11/2026', au: '01/11/2026' });
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({ fields: [{ field: 'au', message: 'La fin (01/11/2026) doit être après le début (20/11/2026).' }] });
  expect((await who.post('/caf/actions/extraits/paiements/csv', { du: ['x'], au: {} })).status).toBe(422);
  expect((await page(who, 'droits-non-consommes', { apres: 'faux' })).status).toBe(422);
  expect(await AuditEvents.countDocuments({ kind: 'extract.made' })).toBe(0);
});

test('R-EXT-01: l’archive de la base se relit avec un outil d’ailleurs, une table par fichier', async () => {
  await aBusyCampaign();
  const who = await loggedIn(['database']);
  const sent = await who
    .post('/caf/actions/extraits/base/archive', TYPED.base)
    .buffer(true)
    .parse((res, done) => {
      const pieces: Buffer[] = [];
      res.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => done(null, Buffer.concat(pieces)));
    });
  const names = unzipped(sent.body as Buffer);
  expect(Object.keys(names)).toEqual(TABLES.map(({ name }) => `${name}.csv`));
  expect(read(names['familles.csv']!).length).toBe(3);
  expect(names['familles.csv']).toContain('nadia.morel@exemple.fr');
});

test('R-CAM-09: A-3 ne s’ouvre que par ses extraits, à un gestionnaire ; A-4 à personne, même par l’adresse', async () => {
  await fiveYears();
  const [some, manager] = [await loggedIn(['extracts', 'families.view']), await loggedIn(['extracts', 'campaign', 'families.view'])];
  const offered = async (who: Visitor): Promise<string[]> =>
    ((await who.get('/caf/actions/extraits').expect(200)).body as { campaigns: { value: string }[] }).campaigns.map(({ value }) => value);
  expect(await offered(some)).toEqual(['2026', '2025', '2024']);
  expect(await offered(manager)).toEqual(['2026', '2025', '2024', '2023']);
  const csv = (who: Visitor, campagne: string) => who.post('/caf/actions/extraits/droits-non-consommes/csv', { campagne });
  expect((await csv(manager, '2023').buffer(true).expect(200)).text).toContain('2023501');
  await csv(some, '2023').expect(422);
  await csv(manager, '2022').expect(422);
  await manager.get('/caf/actions/familles/2023:2023001').expect(404);
  await manager.get('/caf/actions/familles?q=morel&campagne=2023').expect(422);
});

/** By another program's reader of ZIP archives: the one of spreadsheets. */
function unzipped(bytes: Buffer): Record<string, string> {
  const { FullPaths, FileIndex } = CFB.read(bytes, { type: 'buffer' }) as { FullPaths: string[]; FileIndex: { content: Uint8Array }[] };
  const files = FileIndex.map(({ content }, place) => [FullPaths[place]!.split('/').at(-1)!, content] as const);
  return Object.fromEntries(
    files.filter(([name]) => name.endsWith('.csv')).map(([name, content]) => [name, Buffer.from(content).toString()]),
  );
}
