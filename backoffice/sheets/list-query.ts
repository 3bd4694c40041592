/** Reads what a list is asked for, against the sheet's allow-list; everything else is refused (security.md: `filters.x~~$gt`, perPage). */
import { endOfDay, readDay, startOfDay } from '#core/shared/days.ts';
import { folded } from '#core/shared/french.ts';
import { refuse } from '#core/shared/refusals.ts';
import type { AnySheet, Column, FilterKind } from './sheet.ts';

export const MAX_PER_PAGE = 100;
const OTHER_KEYS = new Set(['page', 'perPage', 'sortBy', 'direction', 'refresh', 'ignore_cache', 'tab']);
const RANGE = /^filters\.(\w+)~~(from|to)$/;
const PLAIN = /^filters\.(\w+)$/;

/**
 * Looks at the whole query string of a list before AdminJS does.
 * @throws Refusal ENTREE_REFUSEE (422) for a key that is not allowed or a value that is not one text.
 */
export function checkListQuery(sheet: AnySheet, query: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(query)) {
    if (typeof value !== 'string' || value.length > 200) throw refuse('ENTREE_REFUSEE');
    if (!isKnownKey(sheet, key)) throw refuse('ENTREE_REFUSEE');
  }
  const { sortBy, direction, page = '1', perPage = '1' } = query;
  if (!/^\d{1,7}$/.test(String(page)) || !/^\d{1,7}$/.test(String(perPage))) throw refuse('ENTREE_REFUSEE');
  if (typeof sortBy === 'string' && !sheet.columns.some((each) => each.name === sortBy && each.sort)) throw refuse('ENTREE_REFUSEE');
  if (direction !== undefined && direction !== 'asc' && direction !== 'desc') throw refuse('ENTREE_REFUSEE');
}

function isKnownKey(sheet: AnySheet, key: string): boolean {
  if (OTHER_KEYS.has(key)) return true;
  const range = RANGE.exec(key);
  if (range) return filterOf(sheet, range[1])?.kind === 'days';
  const plain = PLAIN.exec(key);
  return plain !== null && filterOf(sheet, plain[1]) !== undefined;
}

const filterOf = (sheet: AnySheet, name: string | undefined): FilterKind | undefined =>
  sheet.columns.find((each: Column<unknown>) => each.name === name)?.filter;

/**
 * The MongoDB query of a list. Values are compared as texts, numbers or dates of ours: an operator typed in is only text.
 * @throws Refusal ENTREE_REFUSEE (422).
 */
export function listQuery(sheet: AnySheet, filters: Record<string, unknown>): Record<string, unknown> {
  const parts = Object.entries(filters).map(([name, value]) => {
    const filter = filterOf(sheet, name);
    if (!filter) throw refuse('ENTREE_REFUSEE');
    return condition(filter, value);
  });
  // Two filters may speak of one field: a day of validation among the deleted is asked for, and finds nothing.
  return parts.length > 1 ? { $and: parts } : (parts[0] ?? {});
}

function condition(filter: FilterKind, value: unknown): Record<string, unknown> {
  if (filter.kind === 'days') {
    const range = between(value);
    return range ? { ...filter.only, [filter.field]: range } : {};
  }
  if (typeof value !== 'string') throw refuse('ENTREE_REFUSEE');
  if (filter.kind === 'words') return { [filter.field]: wordsPattern(value) };
  if (filter.kind === 'choice') return { [filter.field]: { $eq: filter.read?.(value) ?? value } };
  return { [filter.field]: { $eq: filter.read?.(value) ?? value.trim() } };
}

/** Every word typed, in any order, at the start of a word of the name. Folded: letters, digits and spaces only. */
function wordsPattern(text: string): RegExp {
  const [first = '', ...others] = folded(text).split(' ').filter(Boolean);
  // One word is what is typed most, and looking ahead for several costs twice as much on fifty thousand names.
  if (others.length === 0) return new RegExp(`(?:^| )${first}`);
  return new RegExp(`^${[first, ...others].map((word) => `(?=(?:.* )?${word})`).join('')}`);
}

/** Null: neither day is given. */
function between(value: unknown): Record<string, Date> | null {
  if (typeof value !== 'object' || value === null) throw refuse('ENTREE_REFUSEE');
  const { from, to } = value as { from?: unknown; to?: unknown };
  const [first, last] = [dayIn(from), dayIn(to)];
  return first || last ? { ...(first ? { $gte: startOfDay(first) } : {}), ...(last ? { $lt: endOfDay(last) } : {}) } : null;
}

function dayIn(value: unknown): string | null {
  if (value === undefined || value === '') return null;
  if (typeof value !== 'string') throw refuse('ENTREE_REFUSEE');
  const day = readDay(value);
  if (!day) throw refuse('JOUR_ILLISIBLE');
  return day;
}
