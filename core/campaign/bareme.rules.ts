/** What a barème must be (R-CAM-02): rows that follow each other from 0 to the ceiling, each with amounts a payment file can hold. Pure. */
import { type Cents, formatEuros } from '../shared/cents.ts';
import { typo } from '../shared/french.ts';
import { type Refusal, refuse } from '../shared/refusals.ts';
import type { BaremeRow } from './campaign.model.ts';

/** The TXT has six digits for an amount in cents (D-PAY-02). */
const LARGEST: Cents = 999_999;

/** "bareme-2-standard": the field of a row, counted from 0, as the forms name it. */
export const baremeField = (row: number, part: keyof BaremeRow): string => `bareme-${row}-${part}`;

/** @returns every fault, each beside its field; empty when the barème holds. Quotients are whole euros. */
export function baremeFaults(rows: readonly BaremeRow[], qfCeiling: number): Refusal[] {
  if (rows.length === 0) return [refuse('BAREME_VIDE', {}, { field: baremeField(0, 'qfFrom') })];
  const faults = rows.flatMap((row, index) => [...rowFaults(row, index), ...joinFaults(rows[index - 1], row, index)]);
  const last = rows.at(-1)!;
  if (last.qfTo !== qfCeiling)
    faults.push(refuse('BAREME_PLAFOND', { to: last.qfTo, ceiling: qfCeiling }, { field: baremeField(rows.length - 1, 'qfTo') }));
  return faults;
}

function rowFaults(row: BaremeRow, index: number): Refusal[] {
  const faults: Refusal[] = [];
  if (row.qfTo < row.qfFrom) faults.push(refuse('BAREME_ORDRE', {}, { field: baremeField(index, 'qfTo') }));
  for (const part of ['standard', 'ce'] as const) {
    if (row[part] < 1) faults.push(refuse('MONTANT_NUL', {}, { field: baremeField(index, part) }));
    if (row[part] > LARGEST) faults.push(refuse('BAREME_MONTANT_MAX', { max: formatEuros(LARGEST) }, { field: baremeField(index, part) }));
  }
  return faults;
}

/** Each row starts right after the one before; the first starts at 0. */
function joinFaults(before: BaremeRow | undefined, row: BaremeRow, index: number): Refusal[] {
  const expected = before ? before.qfTo + 1 : 0;
  if (row.qfFrom === expected) return [];
  const field = baremeField(index, 'qfFrom');
  return [row.qfFrom > expected ? refuse('BAREME_TROU', { expected }, { field }) : refuse('BAREME_CHEVAUCHE', { expected }, { field })];
}

/** What is odd and allowed: French sentences, shown beside the barème. */
export const baremeWarnings = (rows: readonly BaremeRow[]): string[] =>
  rows.flatMap((row, index) => [
    ...(row.ce < row.standard
      ? [typo(`QF ${row.qfFrom} à ${row.qfTo} : le montant « cité éducative » est plus petit que le montant standard.`)]
      : []),
    ...(index > 0 && row.standard > rows[index - 1]!.standard
      ? [typo(`QF ${row.qfFrom} à ${row.qfTo} : le montant standard est plus grand que celui de la ligne d’avant.`)]
      : []),
  ]);
