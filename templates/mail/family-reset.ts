import type { LetterData } from '#core/shared/letters.ts';
import { type LetterContent, NEVER_ASKED, paragraph, siteOf } from './letter-content.ts';

/** R-FAM-04: link to choose a new password, once, 1 h. */
export const familyReset = ({ firstName, link }: LetterData['family-reset']): LetterContent => ({
  subject: 'Votre nouveau mot de passe',
  title: 'Choisissez un nouveau mot de passe',
  blocks: [
    paragraph(`Bonjour ${firstName},`),
    paragraph('Vous avez oublié votre mot de passe Tickets loisirs jeunes. Choisissez-en un nouveau.'),
    { kind: 'button', label: 'Choisir un nouveau mot de passe', href: link, shown: true },
    paragraph('Ce lien marche une seule fois, pendant 1 heure. L’ancien mot de passe reste bon jusque-là.'),
    paragraph('Ne faites rien : votre mot de passe ne change pas.', 'Vous n’avez rien demandé ?'),
    NEVER_ASKED,
  ],
  foot: { home: siteOf(link) },
});
