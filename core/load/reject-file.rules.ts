/** How reject files are named and written. Pure. */

/** "allo.csv" → "allo_REJETS.csv" (contract: Files). Nothing of a folder is kept: the name came from outside. */
export function rejectFileName(name: string): string {
  const bare = name.split(/[\\/]/).at(-1) ?? name;
  const dot = bare.lastIndexOf('.');
  return dot > 0 ? `${bare.slice(0, dot)}_REJETS${bare.slice(dot)}` : `${bare}_REJETS`;
}

/** A row of CSV; a cell that begins like a formula gets an apostrophe before it, which spreadsheets hide. */
export const csvRow = (cells: readonly string[]): string => `${cells.map(csvCell).join(';')}\r\n`;

function csvCell(cell: string): string {
  const defused = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;
}
