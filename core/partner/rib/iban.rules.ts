/** IBAN (ISO 13616): read with its key, shown masked (R-PAR-01). Pure. */
const SHAPE = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;
const FRENCH_LENGTH = 27;

/** @returns the IBAN without spaces, in capitals; null when its length or its key is wrong. */
export function readIban(text: string): string | null {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '').toUpperCase();
  if (!SHAPE.test(bare) || (bare.startsWith('FR') && bare.length !== FRENCH_LENGTH)) return null;
  const turned = bare.slice(4) + bare.slice(0, 4);
  const digits = turned.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n ? bare : null;
}

/** "FR76 •••• •••• 0189": enough to recognise one's own, not to use it. */
export const maskedIban = (iban: string): string => `${iban.slice(0, 4)} •••• •••• ${iban.slice(-4)}`;
