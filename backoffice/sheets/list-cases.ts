/** Every way a list may be asked for: each filter × each sort, with a value that the data has. What tests and measures go through. */
import { formatDay } from '#core/shared/days.ts';
import type { AnySheet, Column, FilterKind } from './sheet.ts';

export interface ListCase {
  sheet: AnySheet;
  /** "Voucher, filtre state, tri issuedAt desc". */
  what: string;
  filters: Record<string, unknown>;
  sort: { sortBy: string; direction: 'asc' | 'desc' };
}

/** Cases of one list; a filter whose field no document has is left out. */
export async function listCases(sheet: AnySheet): Promise<ListCase[]> {
  const columns = sheet.columns as readonly Column<unknown>[];
  const filters: Record<string, unknown>[] = [{}];
  for (const { name, filter, states, labels } of columns) {
    const choices = filter?.kind === 'choice' ? Object.keys(states ?? labels ?? {}) : [];
    const value = filter && filter.kind !== 'choice' ? await valueOf(sheet, filter) : undefined;
    filters.push(...[...choices, value].filter((each) => each !== undefined).map((each) => ({ [name]: each })));
  }
  const sorts = columns
    .filter(({ sort }) => sort)
    .flatMap(({ name }) => (['asc', 'desc'] as const).map((direction) => ({ sortBy: name, direction })));
  return filters.flatMap((asked) =>
    sorts.map((sort) => ({
      ...{ sheet, filters: asked, sort },
      what: `${sheet.id}, filtre ${written(asked)}, tri ${sort.sortBy} ${sort.direction}`,
    })),
  );
}

const written = (asked: Record<string, unknown>): string =>
  Object.entries(asked)
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    .join() || 'aucun';

/** As it would be typed. */
async function valueOf(sheet: AnySheet, { kind, field }: FilterKind): Promise<unknown> {
  const document: unknown = await sheet.model.collection.findOne({ [field]: { $nin: [null, ''] } }, { projection: { [field]: 1 } });
  const value = field.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], document);
  if (value === undefined || value === null) return undefined;
  if (kind === 'days') return { from: formatDay((value as Date).toISOString().slice(0, 10)), to: '' };
  return kind === 'words' ? String(value).split(' ')[0] : String(value);
}
