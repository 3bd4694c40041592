/** The seven extracts: what each row says, in which order, page by page as in one go; what is asked wrongly is refused beside its field. */
import { RIGHTS } from '#core/access/rights.rules.ts';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { Campaigns } from '#core/campaign/campaign.model.ts';
import { ALL_EXTRACTS, findExtract } from '#core/extract/all-extracts.ts';
import type { ExtractQuery, Line } from '#core/extract/extract.ts';
import { TABLES } from '#core/extract/extracts/database-tables.ts';
import { openYears } from '#core/extract/open-years.ts';
import { readQuery, type TypedQuery } from '#core/extract/read-query.ts';
import { recordExtract } from '#core/extract/record-extract.ts';
import { childId, Children } from '#core/family/family.model.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import type { FormRefusal } from '#core/shared/refusals.ts';
import { aBusyCampaign, EVRY, EVRY_CHILD } from '../../factories/busy-campaign.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { validatedVouchers } from '../../factories/payables.ts';
import { aScheme, at, bySystem, LINA, MATRICULE, NOE, YEAR } from '../../factories/scheme.ts';

useDatabase();
beforeEach(emptyDatabase);

const BY = { rights: RIGHTS, at: at('2026-11-23T10:00:00Z') };
const ask = (id: string, typed: TypedQuery = {}): Promise<ExtractQuery> => readQuery(findExtract(id), typed, BY);

async function rows(id: string, typed: TypedQuery = {}): Promise<string[]> {
  const listing = findExtract(id).open(await ask(id, typed));
  const made: string[] = [];
  for await (const { row } of listing.lines()) made.push(listing.columns.map(({ value }) => written(value(row))).join('|'));
  expect(await listing.count()).toBe(made.length);
  return made;
}

const written = (cell: unknown): string => (cell instanceof Date ? cell.toISOString().slice(0, 16) : String(cell ?? ''));

/** Every page of `size` rows, one after the other, each from the key of the last row before it. */
async function paged(id: string, typed: TypedQuery, size: number): Promise<string[]> {
  const listing = findExtract(id).open(await ask(id, typed));
  const made: string[] = [];
  let after: string | undefined;
  for (;;) {
    const page: Line<unknown>[] = [];
    for await (const line of listing.lines(after)) {
      page.push(line);
      if (page.length === size) break;
    }
    made.push(...page.map(({ row }) => listing.columns.map(({ value }) => written(value(row))).join('|')));
    if (page.length < size) return made;
    after = page.at(-1)!.key();
  }
}

const fieldsOf = async (work: Promise<unknown>): Promise<(string | undefined)[]> =>
  work.then(
    () => [],
    (error: FormRefusal) => error.refusals.map(({ code, details }) => `${details.field}: ${code}`),
  );

test('R-EXT-01: le bordereau d’un partenaire dit ce qui lui est payé, et rien d’autre', async () => {
  await aBusyCampaign();
  expect(await rows('bordereau', { partenaire: '0314583-0001' })).toEqual([
    `2026-11-06|2026-001|${LINA}|MOREL|Lina|${MATRICULE}|2026-10-02T10:00|4000`,
  ]);
  expect(await rows('bordereau', { partenaire: 'Les petits archets' })).toEqual([]);
  expect(await rows('bordereau', { partenaire: '0314583', du: '07/11/2026' })).toEqual([]);
});

test('R-EXT-01: les paiements d’une période, par nom de partenaire puis par jour, bornes comprises', async () => {
  const { judo, musique } = await aScheme();
  await validatedVouchers({ count: 3, partnerId: musique });
  await validatedVouchers({ count: 3, partnerId: judo, from: 100 });
  const days = ['2026-11-05', '2026-11-01', '2026-11-09'];
  for (const [rank, { _id }] of (await Payables.find().sort({ sias: 1 }).lean()).entries())
    await Payables.updateOne({ _id }, { $set: { state: 'paid', paidOn: days[rank % 3] } });
  const made = await rows('paiements', { du: '01/11/2026', au: '05/11/2026' });
  expect(made.map((line) => [line.split('|')[0], line.split('|')[4]])).toEqual([
    ['Judo Club de Grigny', '2026-11-01'],
    ['Judo Club de Grigny', '2026-11-05'],
    ['Les Petits Archets', '2026-11-01'],
    ['Les Petits Archets', '2026-11-05'],
  ]);
  for (const size of [1, 2, 3]) expect(await paged('paiements', { du: '01/11/2026', au: '05/11/2026' }, size)).toEqual(made);
});

test('R-EXT-01: les droits non consommés, par famille puis par enfant', async () => {
  await aBusyCampaign();
  const made = await rows('droits-non-consommes', { campagne: '2026' });
  expect(made).toEqual([
    `${MATRICULE}|MOREL|Nadia|Grigny|${LINA}|MOREL|Lina|15000|4000|3000|8000`,
    `${MATRICULE}|MOREL|Nadia|Grigny|${NOE}|MOREL|Noé|15000|6000|5000|4000`,
    `${EVRY}|DIALLO|Nadia|Courcouronnes|${EVRY_CHILD}|MOREL|Lina|10000|0|2500|7500`,
    '1700001||||0700001|||15000|2500|0|12500',
  ]);
  expect(await paged('droits-non-consommes', {}, 1)).toEqual(made);
});

test('R-EXT-01: la statistique globale : réalisés et en attente, et leur total', async () => {
  await aBusyCampaign();
  const made = await rows('statistique');
  expect(made.filter((line) => !line.endsWith('|0|0'))).toEqual([
    'partners|held|1|6000',
    'partners|paid|1|4000',
    'families|pending|1|2500',
    'all||3|12500',
  ]);
  expect((await rows('statistique', { au: '31/10/2026' })).at(-1)).toBe('all||1|4000');
});

test('R-EXT-01: l’extrait du compte allocataire et la liste des tiers', async () => {
  await aBusyCampaign();
  const account = await rows('compte-allocataire', { matricule: EVRY });
  expect(account[0]).toBe(`${EVRY_CHILD}|MOREL|Lina|Forfait|||10000|7500||`);
  expect(account.length).toBe(3);
  expect(account.join()).toContain('|deleted|');
  // Noé: a QR code of September, and a dépense of October that waits at another organisation; the newest first.
  expect((await rows('compte-allocataire', { matricule: MATRICULE })).filter((line) => line.startsWith(NOE))).toEqual([
    `${NOE}|MOREL|Noé|Forfait|||15000|4000||`,
    `${NOE}|MOREL|Noé|Dépense|2026-10-31T23:30|Poney-club de Brunoy|5000||submitted|`,
    `${NOE}|MOREL|Noé|QR code|2026-09-30T09:00|Les Petits Archets|6000||validated|`,
  ]);
  // Passed into another family's file, as a load does once nothing is held: what was done here stays here, under his name.
  for (const model of [Children, Forfaits])
    await model.collection.updateOne({ _id: childId(YEAR, NOE) as never }, { $set: { matricule: EVRY } });
  expect((await rows('compte-allocataire', { matricule: MATRICULE })).filter((line) => line.startsWith(NOE))).toEqual([
    `${NOE}|MOREL|Noé|Dépense|2026-10-31T23:30|Poney-club de Brunoy|5000||submitted|`,
    `${NOE}|MOREL|Noé|QR code|2026-09-30T09:00|Les Petits Archets|6000||validated|`,
  ]);
  expect((await rows('tiers')).map((line) => line.split('|')[3])).toEqual(['Judo Club de Grigny', 'Les Petits Archets']);
  expect(await rows('tiers', { etat: 'R' })).toEqual([]);
});

test('R-EXT-01: la base complète : chaque table s’ouvre, se pagine, et ne dit aucun secret', async () => {
  await aBusyCampaign();
  for (const { name } of TABLES)
    expect([name, await paged('base', { table: name }, 2)]).toEqual([name, await rows('base', { table: name })]);
  const all = (await Promise.all(TABLES.map(({ name }) => rows('base', { table: name })))).flat().join('\n');
  expect(all).toContain('nadia.morel@exemple.fr');
  expect(all).not.toMatch(/\$2[aby]\$/);
  const fields = TABLES.flatMap(({ columns }) => columns.map(([field]) => field));
  expect(fields.filter((field) => /hash|stamp|token|secret|password|text|html|search/i.test(field))).toEqual([]);
});

test('R-EXT-01: chaque champ mal rempli a sa phrase, tous à la fois', async () => {
  await aScheme();
  expect(await fieldsOf(ask('paiements', { du: '31/02/2026' }))).toEqual(['du: JOUR_ILLISIBLE', 'au: JOUR_ILLISIBLE']);
  expect(await fieldsOf(ask('paiements', { du: '02/11/2026', au: '01/11/2026' }))).toEqual(['au: PERIODE_INVERSEE']);
  expect(await fieldsOf(ask('paiements', { du: '01/11/2026', au: '24/11/2026' }))).toEqual(['au: PERIODE_FUTURE']);
  expect(await fieldsOf(ask('paiements', { du: '31/07/2026', au: '01/11/2026' }))).toEqual(['du: PERIODE_TROP_ANCIENNE']);
  expect(await fieldsOf(ask('paiements', { du: '01/11/2026', au: '01/11/2026' }))).toEqual([]);
  expect(await fieldsOf(ask('bordereau', { campagne: '1999' }))).toEqual(['campagne: EXTRAIT_CAMPAGNE', 'partenaire: EXTRAIT_PARTENAIRE']);
  expect(await fieldsOf(ask('compte-allocataire', { matricule: 'abc' }))).toEqual(['matricule: EXTRAIT_MATRICULE']);
  expect(await fieldsOf(ask('tiers', { etat: '$ne' }))).toEqual(['etat: CHOIX_INCONNU']);
  expect(await fieldsOf(ask('base', { table: 'credentials' }))).toEqual(['table: CHOIX_INCONNU']);
  expect(await fieldsOf(ask('bordereau', { partenaire: '.*' }))).toEqual(['partenaire: EXTRAIT_PARTENAIRE']);
});

test('R-EXT-01: une suite de page écrite à la main ne devient jamais un opérateur', async () => {
  await aBusyCampaign();
  const listing = findExtract('droits-non-consommes').open(await ask('droits-non-consommes'));
  for (const key of ['x', Buffer.from('[{"$gt":""},"1"]').toString('base64url'), Buffer.from('["1"]').toString('base64url')]) {
    const first = async (): Promise<unknown> => {
      for await (const line of listing.lines(key)) return line;
      return undefined;
    };
    await expect(first()).rejects.toMatchObject({ code: 'ENTREE_REFUSEE' });
  }
});

test('R-CAM-09: les extraits de A, A-1, A-2 ; ceux de A-3 aux gestionnaires ; ni A-4 ni une campagne purgée', async () => {
  await aScheme();
  const copy = (await Campaigns.collection.findOne({ _id: YEAR as never }))!;
  for (const year of [2022, 2023, 2024, 2025])
    await Campaigns.collection.insertOne({ ...copy, _id: year as never, state: year === 2025 ? 'purged' : 'archived' });
  const years = async (rights: typeof RIGHTS | readonly ['extracts']): Promise<number[]> => (await openYears(rights)).map(({ _id }) => _id);
  expect(await years(['extracts'])).toEqual([2026, 2024]);
  expect(await years(RIGHTS)).toEqual([2026, 2024, 2023]);
  expect(await fieldsOf(readQuery(findExtract('statistique'), { campagne: '2023' }, { ...BY, rights: ['extracts'] }))).toEqual([
    'campagne: EXTRAIT_CAMPAGNE',
  ]);
});

test('R-EXT-01, R-EXT-04: chaque extraction est au journal : qui, quoi, combien de lignes ; jamais un nom', async () => {
  await aBusyCampaign();
  const query = await ask('bordereau', { partenaire: '0314583' });
  await recordExtract(bySystem(), { extract: findExtract('bordereau'), query, rows: 1, format: 'csv' });
  const [event] = await AuditEvents.find({ kind: 'extract.made' }).lean();
  expect(event).toMatchObject({
    author: { kind: 'system' },
    campaign: YEAR,
    after: { extract: 'bordereau', format: 'csv', rows: 1, partner: query.partner!._id },
  });
  expect(JSON.stringify(event)).not.toContain('Judo');
});

test('R-EXT-01: sept extraits, chacun avec son droit', () => {
  expect(ALL_EXTRACTS.map(({ id, right }) => `${id} ${right}`)).toEqual([
    'bordereau extracts',
    'tiers extracts',
    'compte-allocataire extracts',
    'statistique extracts',
    'paiements extracts',
    'droits-non-consommes extracts',
    'base database',
  ]);
});
