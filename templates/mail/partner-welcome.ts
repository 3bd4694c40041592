import type { LetterData } from '#core/shared/letters.ts';
import { type LetterContent, NEVER_ASKED, paragraph, siteOf } from './letter-content.ts';

/** R-PAR-09: the account is open; the identifier is what a forgotten or first password is asked with. */
export const partnerWelcome = ({ name, identifiant, mail, link }: LetterData['partner-welcome']): LetterContent => ({
  subject: 'Votre espace partenaire est ouvert',
  title: 'Votre espace partenaire est ouvert',
  blocks: [
    paragraph('Bonjour,'),
    paragraph(`La Caf de l’Essonne a validé ${name}. Les familles voient maintenant votre structure sur le portail.`),
    {
      kind: 'facts',
      facts: [
        ['Identifiant', identifiant],
        ['Mail de connexion', mail],
      ],
    },
    paragraph('Demandez votre premier mot de passe avec ce mail et cet identifiant. Il vous arrive par mail.'),
    { kind: 'button', label: 'Recevoir mon mot de passe', href: link, shown: true },
    paragraph('Gardez cet identifiant : il sert aussi quand un mot de passe est oublié.'),
    NEVER_ASKED,
  ],
  foot: { home: siteOf(link) },
});
