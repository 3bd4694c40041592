/** Finding the columns of a file by its header: without case, accents, small words or punctuation (D-CAM-03). Pure. */
import { folded } from '../../shared/french.ts';

export interface ColumnRule<Name extends string> {
  column: Name;
  required: boolean;
  /** What the person is told when it is missing. */
  label: string;
  /** Already reduced as `reduced` does. */
  headers: readonly string[];
}

/** A header read: the columns found, the required ones missing and the ones there twice, by their label. */
export interface HeaderReading<Name extends string> {
  layout: Partial<Record<Name, number>>;
  missing: string[];
  twice: string[];
}

const SMALL_WORDS = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'l', 'en', 'au']);

/** "N° SIAS de l’enfant" → "n sias enfant". */
const reduced = (header: string): string =>
  folded(header)
    .replace(/\b(?:numero|num|no|nr)\b/g, 'n')
    .split(' ')
    .filter((word) => !SMALL_WORDS.has(word))
    .join(' ')
    .trim();

/** Finds the columns of these rules in a header. */
export function matchHeader<Name extends string>(rules: readonly ColumnRule<Name>[], header: readonly string[]): HeaderReading<Name> {
  const names = header.map(reduced);
  const reading: HeaderReading<Name> = { layout: {}, missing: [], twice: [] };
  for (const rule of rules) {
    const places = names.flatMap((name, place) => (rule.headers.includes(name) ? [place] : []));
    if (places.length > 0) reading.layout[rule.column] = places[0]!;
    else if (rule.required) reading.missing.push(rule.label);
    if (places.length > 1) reading.twice.push(rule.label);
  }
  return reading;
}

/** What a file of these rules must have, for the person. */
export const requiredLabels = (rules: readonly ColumnRule<string>[]): string =>
  rules
    .filter((rule) => rule.required)
    .map((rule) => rule.label)
    .join(', ');
