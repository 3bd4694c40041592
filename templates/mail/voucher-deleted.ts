import { formatEuros } from '#core/shared/cents.ts';
import type { LetterData } from '#core/shared/letters.ts';
import { type LetterContent, NEVER_ASKED, paragraph, siteOf } from './letter-content.ts';

/** R-FAM-14: a QR code is no good any more, its amount is back. */
export const voucherDeleted = ({ firstName, child, partner, amount, left, link }: LetterData['voucher-deleted']): LetterContent => ({
  subject: `QR code de ${child} supprimé : ${formatEuros(amount)} de nouveau disponibles`,
  title: `Le QR code de ${child} est supprimé`,
  blocks: [
    paragraph(`Bonjour ${firstName},`),
    paragraph(`Le QR code de ${child} pour le club ${partner} ne marche plus. Les ${formatEuros(amount)} reviennent à ${child}.`),
    { kind: 'facts', facts: [[`Il reste à ${child}`, formatEuros(left)]] },
    { kind: 'button', label: 'Voir mon espace', href: link },
    paragraph('Changez votre mot de passe dans votre espace, puis contactez la Caf.', 'Ce n’est pas vous ?'),
    NEVER_ASKED,
  ],
  foot: { home: siteOf(link), account: `${siteOf(link)}/famille/compte` },
});
