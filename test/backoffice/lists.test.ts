/** Every list × filter × sort of the desk goes through an index: what the server itself writes of each query (issue 4, « Proved by »). */
import mongoose from 'mongoose';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { ReadOnlyResource } from '../../backoffice/adminjs/read-only-resource.ts';
import { ALL_SHEETS } from '../../backoffice/sheets/all-sheets.ts';
import { listCases } from '../../backoffice/sheets/list-cases.ts';
import { aBusyCampaign } from '../factories/busy-campaign.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';

useDatabase();
beforeEach(emptyDatabase);
afterEach(() => mongoose.connection.db!.command({ profile: 0 }));

/** They do not grow with families: some thousand clubs at most, some hundred of the others. Read whole, within the time (bench: lists). */
const SMALL = new Set(['agents', 'campaigns', 'loads', 'paymentBatches', 'partners']);

interface Profiled {
  ns: string;
  op: string;
  planSummary?: string;
  command: { comment?: string };
}

test('R-TEC: aucune liste ne parcourt toute une grande collection, pour aucun filtre ni aucun tri', async () => {
  await aBusyCampaign();
  expect(await AuditEvents.countDocuments()).toBeGreaterThan(5);
  const db = mongoose.connection.db!;
  const wrong: string[] = [];
  let seen = 0;
  for (const sheet of ALL_SHEETS) {
    const resource = new ReadOnlyResource(sheet);
    for (const { what, filters, sort } of await listCases(sheet)) {
      const asked = { filters: Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, { value }])) } as never;
      await db.command({ profile: 0 });
      await db.dropCollection('system.profile').catch(() => undefined);
      await db.command({ profile: 2 });
      await resource.find(asked, { limit: 25, sort });
      await resource.count(asked);
      await db.command({ profile: 0 });
      const own = `${db.databaseName}.${sheet.model.collection.name}`;
      const profiled = await db
        .collection<Profiled>('system.profile')
        .find({ ns: own, planSummary: { $exists: true } })
        .toArray();
      seen += profiled.length;
      const scans = profiled.filter(({ planSummary }) => /COLLSCAN/.test(planSummary ?? ''));
      if (!SMALL.has(sheet.model.collection.name)) wrong.push(...scans.map(({ op }) => `${what} : ${op}`));
    }
  }
  expect(seen).toBeGreaterThan(200);
  expect([...new Set(wrong)]).toEqual([]);
});
