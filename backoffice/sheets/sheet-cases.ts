import { ReadOnlyResource } from '../adminjs/read-only-resource.ts';
import { ALL_SHEETS } from './all-sheets.ts';
import { listCases } from './list-cases.ts';
import type { PageCase } from './page-cases.ts';

const PER_PAGE = 25;

/** Every list of AdminJS as its page asks for it: the rows, then their number, each filter × each sort. */
export async function sheetCases(): Promise<PageCase[]> {
  const cases: PageCase[] = [];
  for (const sheet of ALL_SHEETS) {
    const resource = new ReadOnlyResource(sheet);
    for (const { what, filters, sort } of await listCases(sheet)) {
      const values = Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, { value }]));
      const ask = async (): Promise<void> => {
        const filter = { filters: values } as never;
        await resource.find(filter, { limit: PER_PAGE, sort });
        await resource.count(filter);
      };
      cases.push({ what, ask });
    }
  }
  return cases;
}
