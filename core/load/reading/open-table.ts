import { type Column, columnsOf } from '../checking/columns.rules.ts';
import type { FileKind, RawLine, Source } from '../file-kinds.ts';
import { type ColumnRule, matchHeader, requiredLabels } from './headers.rules.ts';
import { type Inspection, inspectFile } from './inspect-file.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { refuseFile } from './refuse-file.ts';
import { isEmptyLine, isTrailer } from './trailer.rules.ts';

/** A file that is what it says, its columns found. */
export interface OpenFile<Name extends string> extends Inspection {
  name: string;
  header: string[];
  layout: Partial<Record<Name, number>>;
  /** About how many lines: header, trailer and empty ones included. */
  expectedLines: number;
  /** The lines of data, once, in batches. */
  lines: AsyncIterable<RawLine[]>;
  /** Known once `lines` has been read to its end. */
  apart: { empty: number; trailer: number };
  /** Lets go of the file when its lines are not read to the end. */
  close(): Promise<unknown>;
}

/** One of the campaign's two files. */
export interface Table extends OpenFile<Column> {
  kind: FileKind;
}

/** Opens one of the two files. @throws as openFile. */
export const openTable = async (kind: FileKind, source: Source): Promise<Table> => ({ kind, ...(await openFile(columnsOf(kind), source)) });

/** Opens a file of these columns. @throws Refusal FICHIER_REFUSE naming what was found and what was expected, before any line is given. */
export async function openFile<Name extends string>(rules: readonly ColumnRule<Name>[], source: Source): Promise<OpenFile<Name>> {
  const inspection = await inspectFile(source);
  const reader = (): AsyncGenerator<RawLine[]> =>
    inspection.format === 'csv' ? readCsv(source, inspection.encoding) : readXlsx(source, inspection.size);
  const batches = reader();
  const close = (): Promise<unknown> => batches.return(undefined);
  try {
    const apart = { empty: 0, trailer: 0 };
    const all = filledLines(batches, apart);
    const first = await all.next();
    const header = first.done ? undefined : first.value.shift()?.cells;
    const layout = layoutOf(rules, source.name, header);
    const data = withoutTrailer(rest(first.done ? [] : first.value, all), apart);
    const firstData = await data.next();
    if (firstData.done) throw refuseFile(source.name, "il n'a aucune ligne après l'en-tête", 'une ligne de données au moins');
    const expectedLines = inspection.mayBreak ? await readThrough(reader()) : inspection.lineEnds;
    return {
      ...inspection,
      name: source.name,
      header: header ?? [],
      layout,
      apart,
      expectedLines,
      lines: rest(firstData.value, data),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Reads a file that may break to its end, so that it is refused whole and not in its middle. @returns how many lines it has. */
async function readThrough(batches: AsyncGenerator<RawLine[]>): Promise<number> {
  let lines = 0;
  for await (const batch of batches) lines += batch.length;
  return lines;
}

function layoutOf<Name extends string>(
  rules: readonly ColumnRule<Name>[],
  name: string,
  header: readonly string[] | undefined,
): OpenFile<Name>['layout'] {
  const expected = `les colonnes ${requiredLabels(rules)}`;
  if (!header) throw refuseFile(name, 'il ne contient aucune ligne', expected);
  const { layout, missing, twice } = matchHeader(rules, header);
  const shown = header
    .filter((cell) => cell !== '')
    .slice(0, 8)
    .join(', ')
    .slice(0, 200);
  if (Object.keys(layout).length === 0) throw refuseFile(name, `sa première ligne (${shown}) ne nomme aucune colonne connue`, expected);
  if (missing.length > 0) throw refuseFile(name, `il manque ${missing.join(', ')} (colonnes trouvées : ${shown})`, expected);
  if (twice.length > 0) throw refuseFile(name, `la colonne ${twice.join(', ')} est là deux fois`, expected);
  return layout;
}

/** Leaves out empty lines, and counts them. */
async function* filledLines(batches: AsyncIterable<RawLine[]>, apart: OpenFile<string>['apart']): AsyncGenerator<RawLine[]> {
  for await (const batch of batches) {
    const filled = batch.filter((line) => !isEmptyLine(line.cells));
    apart.empty += batch.length - filled.length;
    if (filled.length > 0) yield filled;
  }
}

/** Holds the last line back until it is known to be the last: then it may be a trailer. */
async function* withoutTrailer(batches: AsyncIterable<RawLine[]>, apart: OpenFile<string>['apart']): AsyncGenerator<RawLine[]> {
  let held: RawLine | undefined;
  let given = 0;
  for await (const batch of batches) {
    const out = held ? [held, ...batch] : batch;
    held = out.at(-1);
    given += out.length - 1;
    if (out.length > 1) yield out.slice(0, -1);
  }
  if (!held) return;
  if (isTrailer(held.cells, given)) apart.trailer = 1;
  else yield [held];
}

async function* rest(first: RawLine[], others: AsyncIterable<RawLine[]>): AsyncGenerator<RawLine[]> {
  if (first.length > 0) yield first;
  yield* others;
}
