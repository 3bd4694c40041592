/**
 * One row of CSV for a spreadsheet in French: semicolons, CRLF, quotes only where they are needed. Pure.
 * A text that a spreadsheet would take for a formula is defused by an apostrophe, which spreadsheets hide (security.md: injection).
 */

/** A text, defused when it must be; or a whole number, written as it is. */
export type CsvCell = string | number;

/** What begins a formula, in wide letters too. A text that already bears apostrophes before it gets one more, so that one can come back. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const DEFUSED = /^'+[=+\-@\t\r\n＝＋－＠]/;
/** "-12,50" is a number and nothing else. */
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/** "a;b;c" and its end of line. */
export const csvRow = (cells: readonly CsvCell[]): string => `${cells.map(csvCell).join(';')}\r\n`;

function csvCell(cell: CsvCell): string {
  if (typeof cell === 'number') return String(cell);
  const text = defuse(cell);
  return /[";\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const defuse = (text: string): string => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text);

/** The text a cell was written from: what a program that reads our files applies. */
export const fromDefused = (cell: string): string => (DEFUSED.test(cell) ? cell.slice(1) : cell);
