import type { LetterData } from '#core/shared/letters.ts';
import { type LetterContent, NEVER_ASKED, paragraph, siteOf } from './letter-content.ts';

/** R-FAM-01: link to choose the first password, once, 24 h. */
export const familyActivation = ({ firstName, link }: LetterData['family-activation']): LetterContent => ({
  subject: 'Choisissez votre mot de passe',
  title: 'Choisissez votre mot de passe',
  blocks: [
    paragraph(`Bonjour ${firstName},`),
    paragraph('Vous créez votre compte Tickets loisirs jeunes. Il reste une étape : choisir votre mot de passe.'),
    { kind: 'button', label: 'Choisir mon mot de passe', href: link, shown: true },
    paragraph('Ce lien marche une seule fois, pendant 24 heures. Après, demandez un nouveau lien.'),
    paragraph('Ne faites rien : sans mot de passe, le compte reste fermé.', 'Vous n’avez rien demandé ?'),
    NEVER_ASKED,
  ],
  foot: { home: siteOf(link) },
});
