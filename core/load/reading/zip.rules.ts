/** Whether a ZIP is a workbook that may be inflated. Pure. */
import type { ZipEntry } from './zip-directory.ts';

/** Bytes once inflated: ten campaigns in one sheet are 115 MB. */
const MAX_INFLATED = 300_000_000;
/** Texts are held in memory at once, unlike the sheet. */
const MAX_SHARED_STRINGS = 60_000_000;
/** Sheets of our size deflate 6 to 15 times; a bomb, hundreds. Small parts may exceed it. */
const MAX_RATIO = 120;
const SMALL = 1_000_000;
const MAX_ENTRIES = 2_000;

/** @returns what is wrong with it, for the person; null when it may be read. */
export function workbookFault(entries: readonly ZipEntry[] | null): string | null {
  if (!entries) return `c'est un fichier Excel abîmé ou incomplet`;
  const names = new Set(entries.map((entry) => entry.name));
  if (!names.has('xl/workbook.xml')) return `c'est ${archiveFound(names)}`;
  const inflated = entries.reduce((sum, entry) => sum + entry.inflated, 0);
  const strings = entries.find((entry) => entry.name === 'xl/sharedStrings.xml')?.inflated ?? 0;
  if (entries.length > MAX_ENTRIES || inflated > MAX_INFLATED || strings > MAX_SHARED_STRINGS)
    return 'une fois décompressé, il serait trop gros';
  if (entries.some((entry) => entry.inflated > SMALL && entry.inflated > entry.compressed * MAX_RATIO))
    return 'sa compression est anormale';
  return null;
}

function archiveFound(names: ReadonlySet<string>): string {
  if (names.has('word/document.xml')) return 'un document Word';
  if (names.has('xl/workbook.bin')) return 'un classeur Excel binaire (.xlsb)';
  return names.has('content.xml') ? 'un document LibreOffice' : 'une archive ZIP';
}
