import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { refuse } from '../../shared/refusals.ts';
import type { Source } from '../file-kinds.ts';
import { natureOf, promisedFormat } from './nature.rules.ts';
import { EXPECTED_FORMATS, refuseFile } from './refuse-file.ts';

/** Bytes; ten times the campaign is 25 MB. */
const MAX_BYTES = 100_000_000;

/** What one pass over a file tells, before any of it is believed. */
export interface Inspection {
  format: 'csv' | 'xlsx';
  size: number;
  sha256: string;
  encoding: 'utf-8' | 'windows-1252';
  /** Line ends of a CSV: what the progress bar counts up to. 0 for .xlsx. */
  lineEnds: number;
  /** Whether the reading itself may fail: a quote never closed, a damaged workbook. */
  mayBreak: boolean;
}

/**
 * Reads a file once, without keeping it: fingerprint, size, encoding, and whether it is what its name says.
 * @throws Refusal FICHIER_REFUSE (422) or FICHIER_TROP_GROS (413).
 */
export async function inspectFile(source: Source): Promise<Inspection> {
  try {
    return await inspect(source);
  } catch (error) {
    if (!['ENOENT', 'EACCES', 'EISDIR'].includes((error as { code?: string }).code ?? '')) throw error;
    throw refuseFile(source.name, 'il est introuvable ou illisible', EXPECTED_FORMATS);
  }
}

async function inspect({ name, path }: Source): Promise<Inspection> {
  const hash = createHash('sha256');
  const utf8 = utf8Judge();
  let head = Buffer.alloc(0);
  let size = 0;
  let lineEnds = 0;
  let quoted = false;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    if (head.length < 512) head = Buffer.concat([head, chunk.subarray(0, 512)]);
    size += chunk.length;
    if (size > MAX_BYTES) throw refuse('FICHIER_TROP_GROS', { max: MAX_BYTES / 1_000_000 });
    hash.update(chunk);
    utf8.read(chunk);
    lineEnds += countLineEnds(chunk);
    quoted ||= chunk.includes('"');
  }
  const format = formatOf(name, size, head);
  return {
    format,
    size,
    sha256: hash.digest('hex'),
    encoding: utf8.holds() ? 'utf-8' : 'windows-1252',
    lineEnds: format === 'csv' ? lineEnds : 0,
    mayBreak: format === 'xlsx' || quoted,
  };
}

function formatOf(name: string, size: number, head: Buffer): 'csv' | 'xlsx' {
  if (size === 0) throw refuseFile(name, 'il est vide', EXPECTED_FORMATS);
  const promised = promisedFormat(name);
  const nature = natureOf(head);
  if (!promised) throw refuseFile(name, `son nom ne finit ni par « .csv » ni par « .xlsx »`, EXPECTED_FORMATS);
  if (nature.format !== promised)
    throw refuseFile(name, `c'est ${nature.found}, mais son nom finit par « .${name.split('.').at(-1)} »`, EXPECTED_FORMATS);
  return nature.format;
}

/** Every byte is good Windows-1252, hardly any text of it is good UTF-8: the second is tried first. */
function utf8Judge(): { read(chunk: Buffer): void; holds(): boolean } {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let good = true;
  const attempt = (work: () => void): void => {
    try {
      if (good) work();
    } catch {
      good = false;
    }
  };
  return {
    read: (chunk) => attempt(() => decoder.decode(chunk, { stream: true })),
    holds: () => {
      attempt(() => decoder.decode());
      return good;
    },
  };
}

function countLineEnds(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) count++;
  return count;
}
