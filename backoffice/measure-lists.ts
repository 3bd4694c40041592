/** Times every list of the desk as its page asks for it, on the database of MONGODB_URI; scripts/bench/lists.ts starts it. JSON on stdout. */
import { connectDatabase, disconnectDatabase } from '#core/shared/database.ts';
import { settings } from '#core/shared/settings.ts';
import { ReadOnlyResource } from './adminjs/read-only-resource.ts';
import { ALL_SHEETS } from './sheets/all-sheets.ts';
import { listCases } from './sheets/list-cases.ts';
import { pageCases } from './sheets/page-cases.ts';

const PER_PAGE = 25;
const TURNS = 5;

await connectDatabase(settings().mongodbUri ?? '');
const measured: { what: string; ms: number }[] = [];
for (const sheet of ALL_SHEETS) {
  const resource = new ReadOnlyResource(sheet);
  for (const { what, filters, sort } of await listCases(sheet)) {
    const asked = { filters: Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, { value }])) } as never;
    const ms = await medianOf(() => Promise.all([resource.count(asked), resource.find(asked, { limit: PER_PAGE, sort })]));
    measured.push({ what, ms });
  }
}
for (const { what, ask } of await pageCases()) measured.push({ what, ms: await medianOf(ask) });
process.stdout.write(JSON.stringify(measured));
await disconnectDatabase();

/** Milliseconds of the middle one of a few turns, after one to warm up. */
async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const turns: number[] = [];
  for (let turn = 0; turn <= TURNS; turn++) {
    const start = performance.now();
    await work();
    if (turn > 0) turns.push(performance.now() - start);
  }
  return turns.sort((a, b) => a - b)[Math.floor(TURNS / 2)]!;
}
