import { formatEuros } from '#core/shared/cents.ts';
import type { LetterData } from '#core/shared/letters.ts';
import { type LetterContent, NEVER_ASKED, paragraph, siteOf } from './letter-content.ts';

/** R-QR-06: a club had validated a QR code in error; its amount is back, the code stays used. */
export const validationUndone = ({ firstName, child, partner, amount, left, link }: LetterData['validation-undone']): LetterContent => ({
  subject: `Validation annulée : ${formatEuros(amount)} de nouveau disponibles pour ${child}`,
  title: `Les ${formatEuros(amount)} de ${child} sont revenus`,
  blocks: [
    paragraph(`Bonjour ${firstName},`),
    paragraph(`Le club ${partner} avait validé par erreur le QR code de ${child}. La Caf a annulé cette validation.`),
    paragraph(`Les ${formatEuros(amount)} reviennent à ${child}. Ce QR code ne marche plus : créez-en un autre si besoin.`),
    { kind: 'facts', facts: [[`Il reste à ${child}`, formatEuros(left)]] },
    { kind: 'button', label: 'Voir mon espace', href: link },
    NEVER_ASKED,
  ],
  foot: { home: siteOf(link), account: `${siteOf(link)}/famille/compte` },
});
