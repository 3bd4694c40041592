/** SIRET: 14 digits whose Luhn sum is a multiple of 10; those of La Poste add up to a multiple of 5. Pure. */
import { readSiret } from '../../shared/identifiers.ts';

const LA_POSTE = '356000000';

/** @returns the 14 digits, or null when the key is wrong. */
export function readCheckedSiret(text: string): string | null {
  const siret = readSiret(text);
  if (!siret || /^0+$/.test(siret)) return null;
  const digits = [...siret].map(Number);
  const luhn = digits.reduce((sum, digit, at) => sum + (at % 2 === 0 ? doubled(digit) : digit), 0);
  if (luhn % 10 === 0) return siret;
  return siret.startsWith(LA_POSTE) && digits.reduce((sum, digit) => sum + digit, 0) % 5 === 0 ? siret : null;
}

const doubled = (digit: number): number => (digit > 4 ? digit * 2 - 9 : digit * 2);
