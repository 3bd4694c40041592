/** Every list × filter × sort of the desk goes through an index: what the server itself writes of each query (issue 4, « Proved by »). */
import mongoose from 'mongoose';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { ReadOnlyResource } from '../../backoffice/adminjs/read-only-resource.ts';
import { ALL_SHEETS } from '../../backoffice/sheets/all-sheets.ts';
import { pageCases } from '../../backoffice/sheets/page-cases.ts';
import { listCases } from '../../backoffice/sheets/list-cases.ts';
import { aBusyCampaign } from '../factories/busy-campaign.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';

useDatabase();
beforeEach(emptyDatabase);
afterEach(async () => {
  await mongoose.connection.db!.command({ profile: 0 });
  await mongoose.connection.db!.dropCollection('system.profile').catch(() => undefined);
});

/** They do not grow with families: some thousand clubs at most, some hundred of the others. Read whole, within the time (bench: lists). */
const SMALL = new Set(['agents', 'campaigns', 'loads', 'paymentBatches', 'partners']);

interface Profiled {
  ns: string;
  op: string;
  planSummary?: string;
}

/** What the server's own profile writes of each read. */
async function profiled(work: () => Promise<unknown>): Promise<Profiled[]> {
  const db = mongoose.connection.db!;
  await db.dropCollection('system.profile').catch(() => undefined);
  await db.command({ profile: 2 });
  await work();
  await db.command({ profile: 0 });
  const reads = db.collection<Profiled>('system.profile').find({ planSummary: { $exists: true } });
  return (await reads.toArray()).filter(({ ns }) => !/\.system\.|\$cmd/.test(ns));
}

const scansOf = (what: string, reads: readonly Profiled[]): string[] =>
  reads
    .filter(({ planSummary, ns }) => /COLLSCAN/.test(planSummary ?? '') && !SMALL.has(ns.split('.').slice(1).join('.')))
    .map(({ op, ns }) => `${what} : ${op} ${ns.split('.').slice(1).join('.')}`);

test('R-TEC: aucune liste ne parcourt toute une grande collection, pour aucun filtre ni aucun tri', async () => {
  await aBusyCampaign();
  expect(await AuditEvents.countDocuments()).toBeGreaterThan(5);
  const wrong: string[] = [];
  let seen = 0;
  for (const sheet of ALL_SHEETS) {
    const resource = new ReadOnlyResource(sheet);
    for (const { what, filters, sort } of await listCases(sheet)) {
      const asked = { filters: Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, { value }])) } as never;
      const reads = await profiled(async () => {
        await resource.find(asked, { limit: 25, sort });
        await resource.count(asked);
      });
      seen += reads.length;
      wrong.push(...scansOf(what, reads));
    }
  }
  expect(seen).toBeGreaterThan(200);
  expect([...new Set(wrong)]).toEqual([]);
});

/** Not held yet: the preview of a lot and the first page of the journal read whole payables, oppositions and events. Turns red once mended. */
test.failing('pas encore tenu (R-TEC) : ni les listes de nos propres pages, ni les extraits', async () => {
  await aBusyCampaign();
  const wrong: string[] = [];
  const cases = await pageCases();
  for (const { what, ask } of cases) wrong.push(...scansOf(what, await profiled(ask)));
  expect(cases.length).toBeGreaterThan(50);
  expect([...new Set(wrong)]).toEqual([]);
});
