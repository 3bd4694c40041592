import { refuse } from './refusals.ts';

const LONGEST = 500;

/** The reason an agent gives. @throws Refusal MOTIF_MANQUANT, VALEUR_TROP_LONGUE (422), field `motif`. */
export function readReason(text: string): string {
  const reason = text.trim();
  if (reason === '') throw refuse('MOTIF_MANQUANT', {}, { field: 'motif' });
  if (reason.length > LONGEST) throw refuse('VALEUR_TROP_LONGUE', { label: 'Motif', max: LONGEST }, { field: 'motif' });
  return reason;
}
