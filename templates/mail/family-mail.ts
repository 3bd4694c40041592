/** An agent changed a family's mail (R-FAM-06): the old address and the new one are both told. */
import type { LetterData } from '#core/shared/letters.ts';
import { type LetterContent, NEVER_ASKED, paragraph, siteOf } from './letter-content.ts';

/** To the old address: never says which the new one is. */
export const familyMailOld = ({ firstName, link }: LetterData['family-mail-old']): LetterContent => ({
  subject: 'Votre adresse mail a changé',
  title: 'Votre adresse mail a changé',
  blocks: [
    paragraph(`Bonjour ${firstName},`),
    paragraph('La Caf a changé l’adresse mail de votre compte Tickets loisirs jeunes.'),
    paragraph('Cette adresse-ci ne sert plus : nos mails partent à la nouvelle. Toutes les connexions sont fermées.'),
    paragraph('Contactez tout de suite la Caf de l’Essonne.', 'Vous n’avez rien demandé ?'),
    { kind: 'button', label: 'Trouver de l’aide', href: link, shown: true },
    NEVER_ASKED,
  ],
  foot: { home: siteOf(link) },
});

/** To the new address: choosing a password proves that somebody reads it. */
export const familyMailNew = ({ firstName, link }: LetterData['family-mail-new']): LetterContent => ({
  subject: 'Confirmez votre nouvelle adresse mail',
  title: 'Confirmez votre nouvelle adresse mail',
  blocks: [
    paragraph(`Bonjour ${firstName},`),
    paragraph('La Caf a noté cette adresse mail pour votre compte Tickets loisirs jeunes.'),
    paragraph('Pour la confirmer, choisissez votre mot de passe. L’ancien ne marche plus.'),
    { kind: 'button', label: 'Confirmer et choisir mon mot de passe', href: link, shown: true },
    paragraph('Ce lien marche une seule fois, pendant 24 heures. Après, demandez un nouveau lien.'),
    paragraph('Ne faites rien, et prévenez la Caf de l’Essonne.', 'Ce compte n’est pas le vôtre ?'),
    NEVER_ASKED,
  ],
  foot: { home: siteOf(link) },
});
