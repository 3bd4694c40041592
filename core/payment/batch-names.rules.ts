/** How a batch and its file are called (contract: Files). Pure. */
import type { PayableKind } from '../forfait/payable.model.ts';

const FILE_WORDS: Record<PayableKind, string> = { partners: 'PARTENAIRES', families: 'ALLOCATAIRES' };

const threeDigits = (number: number): string => String(number).padStart(3, '0');

/** "2026-001": one sequence in the campaign for both kinds. */
export const batchId = (campaign: number, number: number): string => `${campaign}-${threeDigits(number)}`;

/** "PREPT_PARTENAIRES_2026_001.TXT"; once processed "…_TRAITE.TXT". */
export function fileNameOf(batch: { campaign: number; number: number; kind: PayableKind }, processed = false): string {
  return `PREPT_${FILE_WORDS[batch.kind]}_${batch.campaign}_${threeDigits(batch.number)}${processed ? '_TRAITE' : ''}.TXT`;
}
