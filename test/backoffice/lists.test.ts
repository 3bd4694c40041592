/** Every list × filter × sort of the desk goes through an index: what the server itself writes of each query (issue 4, « Proved by »). */
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { type PageCase, pageCases } from '../../backoffice/sheets/page-cases.ts';
import { readPlans, wholeReads } from '../../backoffice/sheets/read-plans.ts';
import { sheetCases } from '../../backoffice/sheets/sheet-cases.ts';
import { aBusyCampaign } from '../factories/busy-campaign.ts';
import { useDatabase } from '../factories/database.ts';

useDatabase();
beforeAll(() => aBusyCampaign());

/** "liste : find payables" for each read of a list through a whole collection, and how many reads there were. */
async function wholeReadsOf(cases: readonly PageCase[]): Promise<{ seen: number; wrong: string[] }> {
  const plans = await readPlans(cases.map(({ ask }) => ask));
  expect(plans.length).toBe(cases.length);
  const wrong = cases.flatMap(({ what }, rank) => wholeReads(plans[rank]!).map(({ op, collection }) => `${what} : ${op} ${collection}`));
  return { seen: plans.flat().length, wrong: [...new Set(wrong)] };
}

test('R-TEC: aucune liste ne parcourt toute une grande collection, pour aucun filtre ni aucun tri', async () => {
  expect(await AuditEvents.countDocuments()).toBeGreaterThan(5);
  const { seen, wrong } = await wholeReadsOf(await sheetCases());
  expect(seen).toBeGreaterThan(200);
  expect(wrong).toEqual([]);
});

test('R-TEC: ni les listes de nos propres pages, ni les extraits', async () => {
  const cases = await pageCases();
  const { wrong } = await wholeReadsOf(cases);
  expect(cases.length).toBeGreaterThan(50);
  expect(wrong).toEqual([]);
});

test('R-TEC: un jour de validation et un mot du nom se lisent dans les clés de leur index, dans tous les ordres', async () => {
  const cases = (await sheetCases()).filter(({ what }) => /^(Voucher, filtre validatedAt|(Child|Family), filtre lastName)/.test(what));
  const plans = await readPlans(cases.map(({ ask }) => ask));
  const wrong = cases.flatMap(({ what }, rank) =>
    plans[rank]!.filter(
      ({ collection, plan }) => /^(vouchers|children|families)$/.test(collection) && !/validatedAt: -1|search: 1/.test(plan),
    ).map(({ op, plan }) => `${what} : ${op} ${plan}`),
  );
  expect(cases.length).toBeGreaterThan(10);
  expect(wrong).toEqual([]);
});
