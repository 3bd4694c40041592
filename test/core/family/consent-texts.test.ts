import { createHash } from 'node:crypto';
import { CONSENT_TEXTS, consentInForce, consentTextOf, consentVersion } from '#core/family/consent-texts.rules.ts';

/** Fingerprint of each text that families were shown. A new text adds a line here; a line is never changed. */
const SHOWN: Record<string, string> = {
  '1 du 01/08/2026': '6cfc00af3e17662f86f5a4bcf6793366d5e3061349a47d3cbfb30fad13fab305',
};

const fingerprint = (text: object): string => createHash('sha256').update(JSON.stringify(text)).digest('hex');

test('R-FAM-05: un texte d’accord déjà montré ne change plus : un autre texte prend un autre numéro', () => {
  expect(Object.fromEntries(CONSENT_TEXTS.map((text) => [consentVersion(text), fingerprint(text)]))).toEqual(SHOWN);
});

test('R-FAM-05: le dernier texte est en vigueur, chaque version retrouve le sien', () => {
  const numbers = CONSENT_TEXTS.map(({ number }) => number);
  expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
  expect(consentInForce()).toBe(CONSENT_TEXTS.at(-1));
  for (const text of CONSENT_TEXTS) expect(consentTextOf(consentVersion(text))).toBe(text);
  expect(consentTextOf('0 du 01/01/2000')).toBeUndefined();
});
