import type { Refusal } from '../../shared/refusals.ts';
import { refuse } from '../../shared/refusals.ts';

/** The refusal of a whole file: what was found, what was expected (issue 3, §3). Nothing of it is loaded. */
export const refuseFile = (name: string, found: string, expected: string): Refusal =>
  refuse('FICHIER_REFUSE', { why: `Le fichier « ${name} » est refusé : ${found}. Attendu : ${expected}.` });

export const EXPECTED_FORMATS = 'un fichier CSV (.csv) ou Excel (.xlsx)';
