/**
 * The texts families agree to (R-FAM-05), each with its number and its day. A text that was shown is never changed: a new one is added,
 * with a new number, and the last one is in force. A test pins each of them by its fingerprint.
 */
import { type CivilDay, formatDay } from '../shared/days.ts';

export interface ConsentSection {
  title: string;
  /** Sentences, or the lines of a list. */
  lines: readonly string[];
  list: boolean;
}

export interface ConsentText {
  number: number;
  /** In force from this day on. */
  day: CivilDay;
  sections: readonly ConsentSection[];
  /** The sentence beside the box. */
  agreement: string;
}

export const CONSENT_TEXTS: readonly ConsentText[] = [
  {
    number: 1,
    day: '2026-08-01',
    sections: [
      {
        title: 'Ce que nous utilisons',
        list: true,
        lines: [
          'votre nom, votre adresse mail, votre numéro d’allocataire ;',
          'le nom et la date de naissance de vos enfants ;',
          'vos QR codes et vos demandes de remboursement.',
        ],
      },
      {
        title: 'Pourquoi',
        list: false,
        lines: ['Pour payer le club de votre enfant, ou vous rembourser. Pour vous écrire à ce sujet. Pour rien d’autre.'],
      },
      {
        title: 'Qui les voit',
        list: false,
        lines: ['Les agents de la Caf de l’Essonne. Le club voit seulement le nom de l’enfant, sa date de naissance et le montant.'],
      },
      {
        title: 'Combien de temps',
        list: false,
        lines: ['La campagne en cours et les 3 campagnes d’avant. Ensuite, tout est effacé.'],
      },
      {
        title: 'Si vous changez d’avis',
        list: true,
        lines: [
          'Vous pouvez retirer votre accord quand vous voulez, dans « Compte ».',
          'Vos QR codes non utilisés sont alors supprimés.',
          'Vous ne pouvez plus utiliser vos tickets. Nous ne vous écrivons plus.',
          'Pour revenir, il faut contacter la Caf.',
        ],
      },
    ],
    agreement: 'J’ai lu. Je suis d’accord pour que la Caf utilise ces informations.',
  },
];

/** "1 du 01/08/2026": what a consent keeps of its text. */
export const consentVersion = ({ number, day }: Pick<ConsentText, 'number' | 'day'>): string => `${number} du ${formatDay(day)}`;

/** The text in force. */
export const consentInForce = (): ConsentText => CONSENT_TEXTS.at(-1)!;

/** The text of a version; undefined: it is none of ours. */
export const consentTextOf = (version: string): ConsentText | undefined => CONSENT_TEXTS.find((text) => consentVersion(text) === version);
