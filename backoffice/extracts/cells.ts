/** How a value of an extract is written: on screen, and in a file. One definition of the columns, two ways to write them. */
import type { Cell, CellKind, Column } from '#core/extract/extract.ts';
import { plainEuros } from '#core/shared/cents.ts';
import type { CsvCell } from '#core/shared/csv.rules.ts';
import { formatDay, formatInstant } from '#core/shared/days.ts';
import { formatCount } from '#core/shared/french.ts';
import { euros } from '../sheets/format.ts';
import type { StateWords } from '../sheets/sheet.ts';
import { WORDS_OF } from './state-words.ts';

/** A text, or a state with its colour. */
export type ShownCell = string | { word: string; tone: string };

/** Amounts and counts are aligned at their end. */
export const isFigure = (kind: CellKind): boolean => kind === 'euros' || kind === 'count';

export function shown<Row>({ kind, value }: Column<Row>, row: Row): ShownCell {
  const cell = value(row);
  const words = wordsOf(kind);
  const state = words?.[stateOf(cell)];
  // Who is paid is no state: plain words.
  if (state) return kind === 'kind' ? state.word : state;
  if (words) return text(cell);
  if (cell === null || cell === undefined || cell === '') return '–';
  if (kind === 'euros') return euros(Number(cell));
  return text(cell, kind);
}

/** Amounts as "1234,50", counts as numbers, dates as spreadsheets in French read them. */
export function filed<Row>({ kind, value }: Column<Row>, row: Row): CsvCell {
  const cell = value(row);
  const words = wordsOf(kind);
  if (words) return words[stateOf(cell)]?.word ?? text(cell);
  if (cell === null || cell === undefined) return '';
  if (kind === 'euros') return plainEuros(Number(cell));
  if (kind === 'count') return Number(cell);
  return kind === 'instant' ? text(cell, kind).replace(' à ', ' ') : text(cell, kind);
}

const wordsOf = (kind: CellKind): StateWords | undefined =>
  Object.hasOwn(WORDS_OF, kind) ? WORDS_OF[kind as keyof typeof WORDS_OF] : undefined;
const stateOf = (cell: Cell): string => (typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : text(cell));

function text(cell: Cell, kind: CellKind = 'text'): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return formatInstant(cell);
  if (kind === 'day') return formatDay(String(cell));
  if (kind === 'count') return formatCount(Number(cell));
  return String(cell);
}
