/** A message of the Caf to families (R-MAIL-01): agents' words, then what each says: the portal's and caf.fr's links (CCTP 1), how to oppose. */
import type { FamilyMessageLetter } from '#core/shared/letters.ts';
import { type LetterContent, NEVER_ASKED, paragraph, siteOf } from './letter-content.ts';

const CAF_PAGE = 'https://www.caf.fr/allocataires/caf-de-l-essonne';

export const familyMessage = (letter: FamilyMessageLetter): LetterContent => ({
  subject: letter.subject,
  title: letter.title,
  blocks: [
    ...letter.paragraphs.map((text) => paragraph(text)),
    ...(letter.facts.length > 0 ? [{ kind: 'facts', facts: letter.facts } as const] : []),
    { kind: 'button', label: letter.button, href: letter.link, shown: true },
    {
      kind: 'links',
      links: [
        ['Le portail des tickets loisirs', siteOf(letter.link)],
        ['Les tickets loisirs sur caf.fr', CAF_PAGE],
        ['Ne plus recevoir ces mails, ne plus utiliser ce service', letter.optOut],
      ],
    },
    NEVER_ASKED,
  ],
  foot: { home: siteOf(letter.link) },
});
