import type { LetterData } from '#core/shared/letters.ts';
import { type LetterContent, NEVER_ASKED, paragraph, siteOf } from './letter-content.ts';

/** R-PAR-06: the Caf changed the mail of a partner; the former address is warned, the new one learns how to come in. */
export const partnerMailChanged = ({ name, identifiant, mail, isNew, link }: LetterData['partner-mail-changed']): LetterContent => ({
  subject: 'L’adresse mail de votre espace partenaire a changé',
  title: 'L’adresse mail de votre espace partenaire a changé',
  blocks: [
    paragraph('Bonjour,'),
    ...(isNew
      ? [
          paragraph(`La Caf de l’Essonne a enregistré cette adresse pour l’espace partenaire de ${name}.`),
          {
            kind: 'facts' as const,
            facts: [
              ['Identifiant', identifiant],
              ['Mail de connexion', mail],
            ] as [string, string][],
          },
          paragraph('Demandez votre mot de passe avec ce mail et cet identifiant. Il vous arrive par mail.'),
          { kind: 'button' as const, label: 'Recevoir mon mot de passe', href: link, shown: true },
        ]
      : [
          paragraph(`La Caf de l’Essonne a changé l’adresse mail de l’espace partenaire de ${name}.`),
          paragraph('Cette adresse-ci ne permet plus de se connecter pour cette structure.'),
          paragraph('Contactez la Caf de l’Essonne sans attendre.', 'Vous n’avez pas demandé ce changement ?'),
        ]),
    NEVER_ASKED,
  ],
  foot: { home: siteOf(link) },
});
