/**
 * The campaign's two files with invented people, as the Caf's exports write them (D-CAM-03).
 * Knows nothing of the database: the demo, the tests and the benchmarks load what it writes.
 */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeXlsxStream } from 'hucre/xlsx';
import { plainEuros } from '#core/shared/cents.ts';
import { formatDay } from '#core/shared/days.ts';
import { type DemoChild, demoChildren, type DemoFamily, demoFamilies, type People } from './people.ts';

export interface FilesWanted extends Omit<People, 'year'> {
  dir: string;
  format: 'csv' | 'xlsx';
  /** CSV only; UTF-8 without BOM when absent. */
  encoding?: 'utf8' | 'utf8-bom' | 'windows-1252';
  /** Campaign's year, for the ages; 2026 when absent. */
  year?: number;
}

type Cell = string | number | Date;

const ALLO_HEADER = ['Matricule', 'Nom', 'Prénom', 'Mail', 'Code INSEE', 'Commune'];
const ENF_HEADER = ['Matricule', 'N° SIAS', 'Nom', 'Prénom', 'Date de naissance', 'Montant TLJ'];

const alloCsv = (f: DemoFamily): Cell[] => [f.matricule, f.lastName, f.firstName, f.mail, f.insee, f.commune];
const enfCsv = (c: DemoChild): Cell[] => [c.matricule, c.sias, c.lastName, c.firstName, formatDay(c.birth), plainEuros(c.amount)];

/** As Excel holds them: identifiers are numbers that lost their zeros, days are dates, amounts are numbers. */
const alloXlsx = (f: DemoFamily): Cell[] => [Number(f.matricule), f.lastName, f.firstName, f.mail, Number(f.insee), f.commune];
const enfXlsx = (c: DemoChild): Cell[] => [Number(c.matricule), Number(c.sias), c.lastName, c.firstName, new Date(c.birth), c.amount / 100];

/** Writes `allo` and `enf` in `dir`. @returns their paths. The same seed writes the same rows. */
export async function writeAlloEnf(wanted: FilesWanted): Promise<{ allo: string; enf: string }> {
  await mkdir(wanted.dir, { recursive: true });
  const people: People = { ...wanted, year: wanted.year ?? 2026 };
  const at = (name: string): string => path.join(wanted.dir, `${name}.${wanted.format}`);
  if (wanted.format === 'xlsx') {
    await writeXlsx(at('allo'), ALLO_HEADER, mapped(demoFamilies(people), alloXlsx));
    await writeXlsx(at('enf'), ENF_HEADER, mapped(demoChildren(people), enfXlsx));
  } else {
    await writeCsv(at('allo'), ALLO_HEADER, mapped(demoFamilies(people), alloCsv), wanted.encoding);
    await writeCsv(at('enf'), ENF_HEADER, mapped(demoChildren(people), enfCsv), wanted.encoding);
  }
  return { allo: at('allo'), enf: at('enf') };
}

function* mapped<T>(people: Iterable<T>, row: (one: T) => Cell[]): Generator<Cell[]> {
  for (const one of people) yield row(one);
}

async function writeXlsx(file: string, header: string[], rows: Iterable<Cell[]>): Promise<void> {
  const columns = header.map((name) => ({ header: name, ...(name.startsWith('Date') ? { numFmt: 'dd/mm/yyyy' } : {}) }));
  await pipeline(
    Readable.fromWeb(writeXlsxStream(rows, { name: 'Feuil1', columns, inlineStrings: false }) as never),
    createWriteStream(file),
  );
}

async function writeCsv(file: string, header: string[], rows: Iterable<Cell[]>, encoding: FilesWanted['encoding'] = 'utf8'): Promise<void> {
  await pipeline(Readable.from(csvBytes(header, rows, encoding)), createWriteStream(file));
}

function* csvBytes(header: string[], rows: Iterable<Cell[]>, encoding: NonNullable<FilesWanted['encoding']>): Generator<Buffer> {
  const bytes = (text: string): Buffer => (encoding === 'windows-1252' ? windows1252(text) : Buffer.from(text));
  let text = `${encoding === 'utf8-bom' ? '\ufeff' : ''}${header.join(';')}\r\n`;
  for (const row of rows) {
    text += `${row.join(';')}\r\n`;
    if (text.length < 65_536) continue;
    yield bytes(text);
    text = '';
  }
  yield bytes(text);
}

/** The letters of French that Windows-1252 does not write as Latin-1. */
const ODD_LETTERS: Record<string, number> = { '’': 0x92, œ: 0x9c, Œ: 0x8c, '€': 0x80 };

const windows1252 = (text: string): Buffer =>
  Buffer.from(
    text.replace(/[’œŒ€]/g, (letter) => String.fromCharCode(ODD_LETTERS[letter] ?? 0x3f)),
    'latin1',
  );
