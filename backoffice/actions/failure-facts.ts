/** A mail that did not arrive, as the desk shows it and as the Caf's file has it. */
import type { ListedFailure } from '#core/mail/failures/find-failures.ts';
import type { UncertainLetter } from '#core/mail/failures/list-uncertain.ts';
import { readAgentCode, readMatricule } from '#core/shared/identifiers.ts';
import { instant } from '../sheets/format.ts';
import { CLOSED_WORDS, ORIGIN_WORDS, REASON_WORDS } from '../sheets/failure-words.ts';
import { LETTER_WORDS } from '../sheets/letter-words.ts';

export type FailureFacts = ReturnType<typeof failureFacts>;
export type UncertainFacts = ReturnType<typeof uncertainFacts>;

export const failureFacts = (failure: ListedFailure) => ({
  trace: failure._id,
  at: instant(failure.at),
  about: identifierOf(failure.about),
  familyId: failure.family?._id ?? null,
  partnerId: failure.partnerId,
  name: failure.name,
  address: failure.address,
  what: LETTER_WORDS[failure.kind] ?? failure.kind,
  reason: REASON_WORDS[failure.reason],
  origin: ORIGIN_WORDS[failure.origin],
  permanent: failure.permanent,
  words: failure.words,
  stopped: failure.stopped,
  /** Where it goes when it is sent again, if that is another address. */
  movedTo: failure.movedTo,
  fence: failure.again && failure.closed?.how !== 'resent' ? String(failure.again.fence) : null,
  closed: failure.closed && `${CLOSED_WORDS[failure.closed.how]} le ${instant(failure.closed.at)} (${failure.closed.agent})`,
});

/** A matricule or an agent's code; the key of a club's record says nothing to anybody. */
const identifierOf = (about: string): string => readMatricule(about) ?? readAgentCode(about) ?? '';

export const uncertainFacts = ({ letter, name, resendable }: UncertainLetter) => ({
  trace: letter.trace,
  at: instant(letter.postedAt),
  about: identifierOf(letter.about),
  name,
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

/** What the Caf needs to check an address; a club or an agent has one name. */
export const cafRow = (failure: ListedFailure): string[] => [
  identifierOf(failure.about),
  failure.family?.lastName ?? failure.name,
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
