/** A CSV file as it is sent: UTF-8 with its mark, so that Excel reads the accents, then the rows, in pieces worth a packet. */
import { type CsvCell, csvRow } from '../shared/csv.rules.ts';

const MARK = '\ufeff';
/** Characters kept before a piece is given: few enough for memory, enough to spare the network. */
const PIECE = 32_768;

/**
 * Rows in, pieces of a file out: no more than one piece is in memory, and no row is asked for before the last piece is taken.
 * A `number` is a count; an amount is a text without sign, "1234,50" (`plainEuros`).
 */
export async function* csvPieces(header: readonly string[], rows: AsyncIterable<readonly CsvCell[]>): AsyncGenerator<string> {
  let piece = MARK + csvRow(header);
  for await (const row of rows) {
    piece += csvRow(row);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece) yield piece;
}
