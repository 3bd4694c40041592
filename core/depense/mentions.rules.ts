/** The five mentions that the CCTP wants on an attestation (chapter 5, point 11), in its order. Pure. */
import { refuse } from '../shared/refusals.ts';

export const MENTIONS = ['enfant', 'organisme', 'responsable', 'date', 'cout'] as const;
export type Mention = (typeof MENTIONS)[number];

export const MENTION_WORDS: Record<Mention, string> = {
  enfant: 'Nom et prénom de l’enfant',
  organisme: 'Nom de l’organisme, son adresse et son mail',
  responsable: 'Nom et signature du responsable de l’activité',
  date: 'Date d’inscription ou de signature',
  cout: 'Coût de l’adhésion',
};

/** Inside a sentence. */
const SHORT: Record<Mention, string> = {
  enfant: 'l’enfant',
  organisme: 'l’organisme',
  responsable: 'le responsable et sa signature',
  date: 'la date',
  cout: 'le coût',
};

/** All five were ticked. @throws Refusal MENTIONS_MANQUANTES (422), naming those that were not. */
export function refuseUnlessAllMentions(ticked: readonly string[]): void {
  const missing = MENTIONS.filter((mention) => !ticked.includes(mention));
  if (missing.length > 0)
    throw refuse('MENTIONS_MANQUANTES', { missing: missing.map((each) => SHORT[each]).join(', ') }, { field: 'mentions' });
}
