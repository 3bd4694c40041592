/** The last line of an export that counts the others: recognised, counted apart, never checked as a person (D-CAM-03). Pure. */
import { folded } from '../../shared/french.ts';

const WORDS = /\b(?:fin|total|totaux|nombre|nb|lignes?|rows?|enregistrements?|trailer|eof|end)\b/;

/** True for a line without any text. */
export const isEmptyLine = (cells: readonly string[]): boolean => cells.every((cell) => cell === '');

/**
 * True when the last line of a file looks like a trailer: three filled cells at most, and they say so
 * ("FIN", "F29502", "TOTAL;29500") or one of them alone is the number of lines (header and trailer counted or not).
 * @param linesBefore lines of data before it.
 */
export function isTrailer(cells: readonly string[], linesBefore: number): boolean {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0 || filled.length > 3) return false;
  if (filled.some((cell) => /^f ?\d+$/i.test(cell) || WORDS.test(folded(cell)))) return true;
  const only = filled.length === 1 && /^\d+$/.test(filled[0]!) ? Number(filled[0]) : -1;
  return only >= linesBefore && only <= linesBefore + 2;
}
