/** A mail that did not arrive, as the desk shows it and as the Caf's file has it. */
import type { ListedFailure } from '#core/mail/failures/find-failures.ts';
import type { UncertainLetter } from '#core/mail/failures/list-uncertain.ts';
import { instant } from '../sheets/format.ts';
import { CLOSED_WORDS, ORIGIN_WORDS, REASON_WORDS } from '../sheets/failure-words.ts';
import { LETTER_WORDS } from '../sheets/letter-words.ts';

export type FailureFacts = ReturnType<typeof failureFacts>;
export type UncertainFacts = ReturnType<typeof uncertainFacts>;

export const failureFacts = (failure: ListedFailure) => ({
  trace: failure._id,
  at: instant(failure.at),
  about: failure.about,
  familyId: failure.family?._id ?? null,
  name: failure.family ? `${failure.family.firstName} ${failure.family.lastName}` : '',
  address: failure.address,
  what: LETTER_WORDS[failure.kind] ?? failure.kind,
  reason: REASON_WORDS[failure.reason],
  origin: ORIGIN_WORDS[failure.origin],
  permanent: failure.permanent,
  words: failure.words,
  stopped: failure.stopped,
  /** Where it goes when it is sent again, if that is another address. */
  movedTo: failure.family?.mail && failure.family.mail !== failure.address ? failure.family.mail : null,
  fence: failure.again && failure.closed?.how !== 'resent' ? String(failure.again.fence) : null,
  closed: failure.closed && `${CLOSED_WORDS[failure.closed.how]} le ${instant(failure.closed.at)} (${failure.closed.agent})`,
});

export const uncertainFacts = ({ letter, resendable }: UncertainLetter) => ({
  trace: letter.trace,
  at: instant(letter.postedAt),
  about: letter.about,
  address: letter.to,
  what: LETTER_WORDS[letter.letter.kind] ?? letter.letter.kind,
  fence: resendable ? String(letter.fence) : null,
});

export const CAF_COLUMNS = [
  'Matricule',
  'Nom',
  'Prénom',
  'Adresse mail',
  'Raison',
  'Définitif',
  'Plus d’envoi à cette adresse',
  'Origine',
  'Code',
  'Réponse du serveur',
  'Courriel',
  'Le',
] as const;

/** What the Caf needs to check an address; of a partner or an agent, its identifier alone. */
export const cafRow = (failure: ListedFailure): string[] => [
  failure.about,
  failure.family?.lastName ?? '',
  failure.family?.firstName ?? '',
  failure.address,
  REASON_WORDS[failure.reason],
  failure.permanent ? 'oui' : 'non',
  failure.stopped ? 'oui' : 'non',
  ORIGIN_WORDS[failure.origin],
  failure.status ?? '',
  failure.words,
  LETTER_WORDS[failure.kind] ?? failure.kind,
  instant(failure.at).replace(' à ', ' '),
];
