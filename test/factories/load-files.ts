/** Files for loads, written in a folder of the run's own. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { utils, write } from 'xlsx';
import type { Source } from '#core/load/file-kinds.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'tlj-files-'));
let count = 0;

/** A file with these bytes or this text. */
export function aFile(name: string, content: string | Buffer): Source {
  const file = path.join(folder, `${++count}-${name}`);
  writeFileSync(file, content);
  return { name, path: file };
}

export const ALLO_HEADER = 'Matricule;Nom;Prénom;Mail;Code INSEE;Commune';
export const ENF_HEADER = 'Matricule;N° SIAS;Nom;Prénom;Date de naissance;Montant TLJ';

/** `allo.csv` with these lines under the usual header. */
export const anAllo = (...lines: string[]): Source => aFile('allo.csv', [ALLO_HEADER, ...lines, ''].join('\r\n'));
/** `enf.csv` likewise. */
export const anEnf = (...lines: string[]): Source => aFile('enf.csv', [ENF_HEADER, ...lines, ''].join('\r\n'));

/** An .xlsx whose first sheet has these rows. */
export function anXlsx(name: string, rows: unknown[][]): Source {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows, { UTC: true }), 'Feuil1');
  return aFile(name, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}
