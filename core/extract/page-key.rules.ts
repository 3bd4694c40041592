/** Where a page of a list ends and the next begins: the sorted values of its last row, carried by the address. Pure. */
import { refuse } from '../shared/refusals.ts';

type Value = string | number | Date | null;
const DATE = '@';

/** A text that `afterKey` reads back. */
export const keyOf = (doc: object, sort: readonly string[]): string =>
  Buffer.from(JSON.stringify(sort.map((field) => written((doc as Record<string, Value>)[field] ?? null)))).toString('base64url');

/** The rows after it in this order, as a condition. What comes from an address is texts, numbers and dates, never an operator. @throws Refusal ENTREE_REFUSEE (422). */
export function afterKey(sort: readonly string[], key: string): Record<string, unknown> {
  const values = readKey(key);
  if (values.length !== sort.length) throw refuse('ENTREE_REFUSEE');
  const branches = sort.map((field, place) => ({
    ...Object.fromEntries(sort.slice(0, place).map((before, index) => [before, { $eq: values[index] }])),
    [field]: { $gt: values[place] },
  }));
  return { $or: branches };
}

const written = (value: Value): Value => (value instanceof Date ? `${DATE}${value.getTime()}` : value);

/** @throws Refusal ENTREE_REFUSEE (422). */
export function readKey(key: string): Value[] {
  const parsed = parsedOrNull(key);
  if (!Array.isArray(parsed)) throw refuse('ENTREE_REFUSEE');
  return parsed.map((value: unknown) => {
    if (typeof value === 'number' || value === null) return value;
    if (typeof value !== 'string') throw refuse('ENTREE_REFUSEE');
    return /^@\d{1,15}$/.test(value) ? new Date(Number(value.slice(1))) : value;
  });
}

function parsedOrNull(key: string): unknown {
  try {
    return JSON.parse(Buffer.from(key, 'base64url').toString('utf8')) as unknown;
  } catch {
    return null;
  }
}
