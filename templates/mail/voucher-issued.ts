import { formatEuros } from '#core/shared/cents.ts';
import { formatDay, formatInstant } from '#core/shared/days.ts';
import type { VoucherLetter } from '#core/shared/letters.ts';
import { type LetterContent, NEVER_ASKED, paragraph, siteOf } from './letter-content.ts';

/** R-QR-02: the QR code, all that the club checks, and how to undo it. It can be printed as it is (CCTP 5). */
export const voucherIssued = (letter: VoucherLetter): LetterContent => ({
  subject: `QR code de ${letter.childFirstName} pour ${letter.partner.name} : ${formatEuros(letter.amount)}`,
  title: `Le QR code de ${letter.childFirstName} est prêt`,
  blocks: [
    paragraph(`Bonjour ${letter.parentFirstName},`),
    paragraph(`Montrez ce QR code au club ${letter.partner.name}. Vous n’avancez pas l’argent.`),
    {
      kind: 'qr',
      code: letter.code,
      alt: `QR code de ${letter.childFirstName}. Si vous ne le voyez pas, donnez au club le code écrit dessous.`,
    },
    { kind: 'amount', text: formatEuros(letter.amount) },
    { kind: 'facts', facts: facts(letter) },
    { kind: 'button', label: 'Voir ou imprimer', href: letter.link },
    paragraph('Vous pouvez supprimer ce QR code dans votre espace tant que le club ne l’a pas scanné.', 'Une erreur ?'),
    NEVER_ASKED,
  ],
  foot: { home: siteOf(letter.link), account: `${siteOf(letter.link)}/famille/compte` },
});

const facts = (letter: VoucherLetter): [string, string][] => [
  ['Nom de l’enfant', letter.childLastName],
  ['Prénom', letter.childFirstName],
  ['Date de naissance', letter.childBirth ? formatDay(letter.childBirth) : 'non communiquée'],
  ['Club', letter.partner.name],
  [letter.partner.activities.length > 1 ? 'Activités' : 'Activité', letter.partner.activities.join(', ')],
  ['Adresse', letter.partner.address],
  ['Mail du club', letter.partner.mail],
  ['Tiersi et rang', `${letter.partner.tiersi} – ${letter.partner.rang}`],
  ['Créé le', formatInstant(new Date(letter.issuedAt))],
  ['À utiliser jusqu’au', formatDay(letter.lastDay)],
  [`Il reste à ${letter.childFirstName}`, formatEuros(letter.left)],
];
