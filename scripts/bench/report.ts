import type { Verdict } from './figures.ts';

export interface Machine {
  mongod: string;
  node: string;
  cores: number;
  /** Processes that wanted a core in the last minute: above `cores`, the figures say more of them than of us. */
  load: number | undefined;
}

const WIDTHS = [12, 12, 12, 8, 10, 8] as const;
const columns = (cells: string[]): string =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(WIDTHS[0]) : cell.padStart(WIDTHS[index] ?? 0))).join('');

/** What was measured on, then the heads of the columns. */
export function headLine({ mongod, node, cores, load }: Machine): string {
  const machine = `Node ${node}, mongod ${mongod}, ${cores} cœurs, charge ${Math.round((load ?? 0) * 10) / 10}`;
  return `${machine}\n${columns(['mesure', 'travail', 'plancher', 'rapport', 'à tenir', ''])}`;
}

/** One measured line. */
export function verdictLine(verdict: Verdict): string {
  const { name, workMs, floorMs, ratio, ratioToReach, limitMs, peakMemoryMb, points, reached } = verdict;
  const asked = points !== null ? `${points} sur 100` : ratioToReach === null ? `< ${limitMs ?? 0} ms` : String(ratioToReach);
  const memory = peakMemoryMb === null ? '' : `  (${peakMemoryMb} Mo)`;
  return columns([name, `${workMs} ms`, `${floorMs} ms`, String(ratio), asked, reached ? 'tenu' : 'NON']) + memory;
}
