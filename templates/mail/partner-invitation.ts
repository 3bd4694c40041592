import type { LetterData } from '#core/shared/letters.ts';
import { type LetterContent, NEVER_ASKED, paragraph, siteOf } from './letter-content.ts';

/** R-PAR-09: a partner gives one of its people an account; `password` only for a mail that had none yet, good for 24 h. */
export const partnerInvitation = (data: LetterData['partner-invitation']): LetterContent => ({
  subject: 'Votre accès à l’espace partenaire',
  title: 'Votre accès à l’espace partenaire',
  blocks: [
    paragraph(`Bonjour ${data.firstName},`),
    paragraph(`${data.by} vous ouvre l’espace partenaire de ${data.name}.`),
    paragraph('Vous pouvez y scanner les QR codes des familles, à votre nom.'),
    {
      kind: 'facts',
      facts: [
        ['Mail de connexion', data.mail],
        ['Identifiant de la structure', data.identifiant],
      ],
    },
    ...(data.password === null
      ? [paragraph('Votre mot de passe est celui que vous avez déjà. Choisissez ensuite la structure.')]
      : [
          { kind: 'password' as const, label: 'Mot de passe provisoire', value: data.password },
          paragraph('Il marche pendant 24 heures. Vous en choisirez un autre à la connexion.'),
        ]),
    { kind: 'button', label: 'Me connecter', href: data.link, shown: true },
    NEVER_ASKED,
  ],
  foot: { home: siteOf(data.link) },
});
