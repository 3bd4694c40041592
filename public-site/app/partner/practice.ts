import { typo } from '#core/shared/french.ts';
import { scanRefusalTexts } from '#core/shared/scan-refusal-texts.ts';

/** Made-up codes to train volunteers with: no file of a family, no club, no sum behind them; they are written nowhere but here. */
export interface PracticeCode {
  code: string;
  label: string;
  answer:
    | { kind: 'child'; firstName: string; lastName: string; birth: { day: string; age: number }; amount: string }
    | { kind: 'refusal'; code: string; message: string; todo: string };
}

const child = (firstName: string, lastName: string, day: string, age: number, amount: string): PracticeCode['answer'] => ({
  kind: 'child',
  firstName,
  lastName,
  birth: { day, age },
  amount,
});

/** In the words of the real one. */
const refusal = (code: 'QR_DEJA_VALIDE' | 'QR_AUTRE_CLUB'): PracticeCode['answer'] => {
  const { what, todo } = scanRefusalTexts[code];
  return { kind: 'refusal', code, message: typo(what.replace('{instant}', '12/09/2026 à 10:30')), todo: typo(todo) };
};

export const PRACTICE_CODES: readonly PracticeCode[] = [
  {
    code: 'e0000000-0000-4000-8000-000000000001',
    label: 'Un enfant à valider',
    answer: child('Exemple', 'Durand', '14/03/2016', 10, '40,00\u00a0€'),
  },
  {
    code: 'e0000000-0000-4000-8000-000000000002',
    label: 'Un autre enfant à valider',
    answer: child('Modèle', 'Petit', '02/09/2012', 14, '75,00\u00a0€'),
  },
  {
    code: 'e0000000-0000-4000-8000-000000000003',
    label: 'Un QR code déjà validé',
    answer: refusal('QR_DEJA_VALIDE'),
  },
  {
    code: 'e0000000-0000-4000-8000-000000000004',
    label: 'Un QR code d’un autre club',
    answer: refusal('QR_AUTRE_CLUB'),
  },
];

export const practiceOf = (code: string | null): PracticeCode | undefined =>
  PRACTICE_CODES.find((each) => each.code === code?.trim().toLowerCase());
