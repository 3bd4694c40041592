/** The files of an extract: CSV, and the archive of the whole database; made piece by piece as the agent's browser takes them. */
import { csvPieces } from '#core/extract/csv.rules.ts';
import type { ExtractQuery, Listing } from '#core/extract/extract.ts';
import { TABLES } from '#core/extract/extracts/database-tables.ts';
import { tableListing } from '#core/extract/extracts/whole-database.ts';
import { zipPieces } from '#core/extract/zip-pieces.ts';
import type { CsvCell } from '#core/shared/csv.rules.ts';
import { filed } from './cells.ts';

export const csvOf = <Row>(listing: Listing<Row>): AsyncGenerator<string> =>
  csvPieces(
    listing.columns.map(({ label }) => label),
    filedRows(listing),
  );

/** Every table of a campaign, one CSV file each. */
export const archiveOf = ({ year }: ExtractQuery): AsyncGenerator<Uint8Array> =>
  zipPieces(TABLES.map((table) => ({ name: `${table.name}.csv`, pieces: () => csvOf(tableListing(table, year)) })));

/** Rows of all tables together. */
export async function archiveRows({ year }: ExtractQuery): Promise<number> {
  let rows = 0;
  for (const table of TABLES) rows += await tableListing(table, year).count();
  return rows;
}

async function* filedRows<Row>({ columns, lines }: Listing<Row>): AsyncGenerator<CsvCell[]> {
  for await (const { row } of lines()) yield columns.map((column) => filed(column, row));
}
