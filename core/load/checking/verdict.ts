import type { RawLine } from '../file-kinds.ts';
import type { Column, Layout } from './columns.rules.ts';
import type { Fault, Warning } from './reasons.ts';

/** What the check of one line says: `row` is null when the line is rejected, `key` when its identifier cannot be read. */
export interface Verdict<Row> {
  raw: RawLine;
  key: string | null;
  row: Row | null;
  faults: Fault[];
  warnings: Warning[];
}

/** The text of a column; undefined when the file has no such column. */
export function cellOf(raw: RawLine, layout: Layout, column: Column): string | undefined {
  const place = layout[column];
  return place === undefined ? undefined : (raw.cells[place] ?? '');
}

/** NOM_MANQUANT when the name or the first name is blank. */
export function nameFault(lastName: string, firstName: string): Fault[] {
  const missing = [lastName === '' ? 'le nom' : '', firstName === '' ? 'le prénom' : ''].filter((part) => part !== '');
  return missing.length === 0 ? [] : [{ code: 'NOM_MANQUANT', value: missing.join(' et ') }];
}
