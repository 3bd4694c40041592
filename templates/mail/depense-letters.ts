/** R-FAM-15: what a family is told of its dépense. */
import { formatEuros } from '#core/shared/cents.ts';
import type { DepenseLetter, LetterData } from '#core/shared/letters.ts';
import { type Block, type LetterContent, NEVER_ASKED, paragraph, siteOf } from './letter-content.ts';

const foot = (link: string): LetterContent['foot'] => ({ home: siteOf(link), account: `${siteOf(link)}/famille/compte` });

const facts = ({ child, organisation, amount }: DepenseLetter, ...more: [string, string][]): Block => ({
  kind: 'facts',
  facts: [['Enfant', child], ['Organisme', organisation], ['Montant demandé', formatEuros(amount)], ...more],
});

export const depenseComplement = (data: LetterData['depense-complement']): LetterContent => ({
  subject: `Dépense pour ${data.child} : la Caf a besoin d’un complément`,
  title: 'Il manque quelque chose à votre dépense',
  blocks: [
    paragraph(`Bonjour ${data.firstName},`),
    paragraph(data.reason, 'La Caf vous demande :'),
    facts(data),
    paragraph('Complétez votre demande dans votre espace. Le montant reste réservé en attendant.'),
    { kind: 'button', label: 'Compléter ma demande', href: data.link },
    NEVER_ASKED,
  ],
  foot: foot(data.link),
});

export const depenseApproved = (data: LetterData['depense-approved']): LetterContent => ({
  subject: `Dépense pour ${data.child} acceptée : ${formatEuros(data.amount)}`,
  title: 'Votre dépense est acceptée',
  blocks: [
    paragraph(`Bonjour ${data.firstName},`),
    paragraph(`La Caf va vous verser ${formatEuros(data.amount)} lors d’un prochain paiement.`),
    facts(data),
    { kind: 'button', label: 'Voir mon espace', href: data.link },
    NEVER_ASKED,
  ],
  foot: foot(data.link),
});

export const depenseRefused = (data: LetterData['depense-refused']): LetterContent => ({
  subject: `Dépense pour ${data.child} refusée : ${formatEuros(data.amount)} de nouveau disponibles`,
  title: 'Votre dépense est refusée',
  blocks: [
    paragraph(`Bonjour ${data.firstName},`),
    paragraph(data.reason, 'Le motif de la Caf :'),
    facts(data, [`Il reste à ${data.child}`, formatEuros(data.left)]),
    paragraph(`Les ${formatEuros(data.amount)} reviennent à ${data.child}. Vous pouvez refaire une demande.`),
    { kind: 'button', label: 'Voir mon espace', href: data.link },
    NEVER_ASKED,
  ],
  foot: foot(data.link),
});
