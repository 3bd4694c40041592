/** Times every list of the desk as its page asks for it, on the database of MONGODB_URI; scripts/bench/lists.ts starts it. JSON on stdout. */
import { Children } from '#core/family/family.model.ts';
import { connectDatabase, disconnectDatabase } from '#core/shared/database.ts';
import { settings } from '#core/shared/settings.ts';
import { pageCases } from './sheets/page-cases.ts';
import { readPlans, wholeReads } from './sheets/read-plans.ts';
import { sheetCases } from './sheets/sheet-cases.ts';

const PER_PAGE = 25;
const TURNS = 5;

interface ListMeasured {
  what: string;
  ms: number;
  /** How the server read: each plan once. */
  plans: string[];
  /** Collections that grow and were read whole. */
  whole: string[];
}

await connectDatabase(settings().mongodbUri ?? '');
// The floor: a page of rows by their key and one small count, and nothing else.
const floorMs = await medianOf(() =>
  Promise.all([
    Children.collection.find({}).sort({ _id: 1 }).limit(PER_PAGE).toArray(),
    Children.collection.countDocuments({ _id: { $lt: '2026:0000002' } as never }),
  ]),
);
const cases = [...(await sheetCases()), ...(await pageCases())];
const times: number[] = [];
for (const { ask } of cases) times.push(await medianOf(ask));
const plans = await readPlans(cases.map(({ ask }) => ask));
const lists = cases.map(({ what }, rank): ListMeasured => {
  const reads = plans[rank]!;
  return {
    ...{ what, ms: times[rank]! },
    plans: [...new Set(reads.map(({ collection, plan }) => `${collection} ${plan}`))],
    whole: [...new Set(wholeReads(reads).map(({ collection }) => collection))],
  };
});
process.stdout.write(JSON.stringify({ floorMs, lists }));
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
