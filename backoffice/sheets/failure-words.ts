/** Mails that did not arrive, in words. */
import type { FailureReason } from '#core/mail/failures/failure-reason.rules.ts';
import type { MailFailure } from '#core/mail/failures/mail-failure.model.ts';

export const REASON_WORDS: Record<FailureReason, string> = {
  noMailbox: 'Cette boîte n’existe pas',
  noDomain: 'Le domaine de l’adresse n’existe pas',
  closed: 'Cette boîte est fermée',
  badAddress: 'Ce n’est pas une adresse mail',
  full: 'La boîte est pleine',
  unwanted: 'Le serveur a refusé ce courriel',
  tooBig: 'Le courriel est trop gros pour cette boîte',
  busy: 'Le serveur ne l’a pas pris pour le moment',
  unknown: 'Raison inconnue',
};

export const ORIGIN_WORDS: Record<MailFailure['origin'], string> = {
  refused: 'Refusé à l’envoi',
  returned: 'Revenu après l’envoi',
};

export const CLOSED_WORDS: Record<NonNullable<MailFailure['closed']>['how'], string> = {
  resent: 'Renvoyé',
  lifted: 'Adresse remise en service',
  changed: 'Nouvelle adresse',
};
