import type { LetterData } from '#core/shared/letters.ts';
import { type LetterContent, NEVER_ASKED, paragraph, siteOf } from './letter-content.ts';

/** R-PAR-09: provisional password of a partner, 24 h, the old one staying good until it is used. */
export const partnerPassword = ({ name, password, link }: LetterData['partner-password']): LetterContent => ({
  subject: 'Votre mot de passe provisoire',
  title: 'Votre mot de passe provisoire',
  blocks: [
    paragraph('Bonjour,'),
    paragraph(`Voici un mot de passe pour l’espace partenaire de ${name}.`),
    { kind: 'password', label: 'Mot de passe provisoire', value: password },
    { kind: 'button', label: 'Me connecter', href: link, shown: true },
    paragraph('Il marche pendant 24 heures. Vous en choisirez un autre à la connexion.'),
    paragraph('Ne faites rien : votre ancien mot de passe reste bon.', 'Vous n’avez rien demandé ?'),
    NEVER_ASKED,
  ],
  foot: { home: siteOf(link) },
});
