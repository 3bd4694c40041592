import type { FileKind } from '../file-kinds.ts';
import type { LineCounts, LoadCounts } from '../load.model.ts';

const noLines = (): LineCounts => ({ lines: 0, empty: 0, trailer: 0, new: 0, changed: 0, unchanged: 0, rejected: 0, warnings: 0 });

/** The counts of a load that has done nothing yet. */
export const noCounts = (): LoadCounts => ({
  allo: noLines(),
  enf: noLines(),
  totalCents: 0,
  outsideBareme: 0,
  withoutMail: 0,
  released: 0,
});

/** What one chunk adds to the counts of its load. */
export interface Tally {
  file: FileKind;
  lines: Partial<LineCounts>;
  of: Partial<Omit<LoadCounts, FileKind>>;
}

/** The same as a MongoDB `$inc`. */
export function tallyIncrement({ file, lines, of }: Tally): Record<string, number> {
  const parts = [
    ...Object.entries(lines).map(([name, count]) => [`counts.${file}.${name}`, count]),
    ...Object.entries(of).map(([name, count]) => [`counts.${name}`, count]),
  ];
  return Object.fromEntries(parts.filter(([, count]) => count !== 0)) as Record<string, number>;
}
