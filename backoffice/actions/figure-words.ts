/** How figures are written: an amount for drawings and for people, a part of a whole, a month. */
import type { Cents } from '#core/shared/cents.ts';
import { euros } from '../sheets/format.ts';

export interface Sum {
  cents: Cents;
  text: string;
}

export const sum = (cents: Cents): Sum => ({ cents, text: euros(cents) });

/** "58,3 %" with a narrow no-break space; "–" of nothing. */
export function share(part: number, whole: number): string {
  if (whole <= 0) return '–';
  return `${(Math.round((part * 1000) / whole) / 10).toLocaleString('fr-FR', { minimumFractionDigits: 1 })}\u202f%`;
}

const MONTHS = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'];

/** "2026-09" → "sept. 2026"; "" → "sans date". */
export function monthLabel(month: string): string {
  const [year, number] = month.split('-');
  return number ? `${MONTHS[Number(number) - 1]} ${year}` : 'sans date';
}
