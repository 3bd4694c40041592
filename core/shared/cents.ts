/**
 * Money. One unit everywhere: whole euro cents, never a float, never euros.
 * A positive amount is a right or a payment to somebody; there are no signed amounts.
 */
import { refuse } from './refusals.ts';

/** Whole euro cents, ≥ 0. */
export type Cents = number;

const NARROW_SPACE = '\u202f';
const NO_BREAK_SPACE = '\u00a0';
const EUROS = /^(\d{1,7})(?:[.,](\d{1,2}))?$/;

/** @returns `value` unchanged. @throws RangeError when it is not a whole number of cents ≥ 0: a fault of ours. */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError('Montant hors de la règle : centimes entiers attendus');
  return value;
}

/**
 * Reads an amount typed by a person or written in a file: "50", "50,00", "50.5", "1 050,00 €".
 * @returns cents. @throws Refusal MONTANT_ILLISIBLE (422) for anything else: letters, sign, 3 decimals.
 */
export function parseEuros(text: string, field = 'montant'): Cents {
  const read = readEuros(text);
  if (read === null) throw refuse('MONTANT_ILLISIBLE', {}, { field });
  return read;
}

/** The same reading, with null for what is not an amount. */
export function readEuros(text: string): Cents | null {
  const bare = text
    .trim()
    .replace(/\s?(?:€|EUR)$/i, '')
    .replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3}(?!\d))/g, '');
  const match = EUROS.exec(bare);
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** @returns "1 234,50 €" with French spaces (U+202F between thousands, U+00A0 before €). */
export function formatEuros(amount: Cents): string {
  const [euros = '', decimals = ''] = plainEuros(amount).split(',');
  return `${euros.replace(/\B(?=(\d{3})+$)/g, NARROW_SPACE)},${decimals}${NO_BREAK_SPACE}€`;
}

/** @returns "1234,50": what a form field or a CSV cell holds. */
export function plainEuros(amount: Cents): string {
  const text = String(cents(amount)).padStart(3, '0');
  return `${text.slice(0, -2)},${text.slice(-2)}`;
}

/** @returns the sum, still whole cents. */
export function sumCents(amounts: Iterable<Cents>): Cents {
  let total = 0;
  for (const amount of amounts) total += amount;
  return cents(total);
}
