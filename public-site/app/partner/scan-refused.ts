import type { Shell } from '../components/shell.ts';

/** Why a code was refused: what scan pages return in place of the child to check. */
export interface ScanRefused {
  refusal: { code: string; message: string; todo: string | null };
  /** The code as it was typed or read. */
  typed: string;
  shell: Shell;
}

/** The refusal of a scan, whatever else the page may have returned. */
export function asScanRefused(answer: unknown): ScanRefused | undefined {
  return typeof answer === 'object' && answer !== null && 'refusal' in answer ? (answer as ScanRefused) : undefined;
}
