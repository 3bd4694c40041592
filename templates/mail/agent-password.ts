import type { LetterData } from '#core/shared/letters.ts';
import { type LetterContent, NEVER_ASKED, paragraph, siteOf } from './letter-content.ts';

/** R-AGT-02: first or forgotten password of an agent, random, changed at the next login. */
export const agentPassword = ({ firstName, code, password, link }: LetterData['agent-password']): LetterContent => ({
  subject: 'Votre mot de passe provisoire',
  title: 'Votre mot de passe provisoire',
  blocks: [
    paragraph(`Bonjour ${firstName},`),
    paragraph('Voici de quoi vous connecter au back-office des tickets loisirs jeunes.'),
    { kind: 'facts', facts: [['Code agent', code]] },
    { kind: 'password', label: 'Mot de passe provisoire', value: password },
    { kind: 'button', label: 'Me connecter', href: link, shown: true },
    paragraph('Vous choisirez votre propre mot de passe à la première connexion.'),
    paragraph('Prévenez un gestionnaire. Votre ancien mot de passe reste bon.', 'Vous n’avez rien demandé ?'),
    NEVER_ASKED,
  ],
  foot: { home: siteOf(link) },
});
