/** Messages to families and their mailings, in words. */
import type { Audience, AudienceBase } from '#core/mail/audiences/audience.rules.ts';
import type { Exclusion, MailingState } from '#core/mail/mailing.model.ts';
import type { MessageKind } from '#core/mail/messages/message-kinds.ts';
import { communeByInsee } from '#core/shared/communes.ts';
import { plural, typo } from '#core/shared/french.ts';
import type { StateWords } from './sheet.ts';

/** `days`: how long the same message is not sent again to the same family, unless the agent says otherwise. */
export const MESSAGE_WORDS: Record<MessageKind, { label: string; hint: string; days: number }> = {
  opening: { label: 'Ouverture de la campagne', hint: 'Les liens du portail et de caf.fr, et comment se connecter.', days: 365 },
  inactive: { label: typo('Relance : compte pas créé'), hint: 'Aux familles qui n’ont pas activé leur compte.', days: 30 },
  unused: { label: typo('Relance : rien d’utilisé'), hint: 'Aux comptes actifs sans QR code ni dépense.', days: 30 },
  'live-qr': { label: typo('Relance : QR code en attente'), hint: 'Elles peuvent le supprimer et faire une dépense.', days: 30 },
  balance: { label: typo('Relance : solde restant'), hint: 'À partir de quatre semaines avant la fin.', days: 365 },
  payment: { label: 'Paiement fait', hint: 'Aux familles payées par un lot marqué traité.', days: 0 },
  information: { label: 'Information', hint: 'Un texte à vous.', days: 0 },
};

export const BASE_WORDS: Record<AudienceBase, string> = {
  all: 'Toutes les familles',
  inactive: 'Compte pas activé',
  unused: 'Compte actif, sans QR code ni dépense',
  'live-qr': 'Compte actif, avec un QR code en attente',
  balance: 'Il leur reste de l’argent',
  paid: 'Payées par un lot',
};

export const MAILING_WORDS = {
  draft: { word: 'Brouillon', tone: 'off' },
  scheduled: { word: 'Programmé', tone: 'wait' },
  preparing: { word: 'En préparation', tone: 'move' },
  sending: { word: 'En cours d’envoi', tone: 'move' },
  paused: { word: 'En pause', tone: 'wait' },
  stopped: { word: 'Arrêté', tone: 'stop' },
  done: { word: 'Terminé', tone: 'ok' },
} as const satisfies Record<MailingState, StateWords[string]>;

export const EXCLUSION_WORDS: Record<Exclusion, string> = {
  opposed: 'Opposition',
  suspended: 'Famille suspendue',
  noMail: 'Pas d’adresse mail',
  unsubscribed: 'Ne veut plus de courriels de campagne',
  failedAddress: 'Adresse qui ne marche pas',
  already: 'A déjà reçu ce message',
};

/** "Compte pas activé · Évry-Courcouronnes · 12 à 14 ans · liste de 3 matricules". */
export function audienceWords({ base, communes, ages, matricules, batch }: Audience): string {
  const names = communes.map((insee) => communeByInsee(insee)?.name ?? insee);
  return [
    batch === null ? BASE_WORDS[base] : typo(`${BASE_WORDS[base]} : ${batch}`),
    names.length > 3 ? plural(names.length, 'commune') : names.join(', '),
    ages === null ? '' : `${ages.from} à ${ages.to} ans`,
    matricules === null ? '' : `liste de ${plural(matricules.length, 'matricule')}`,
  ]
    .filter((words) => words !== '')
    .join(' · ');
}
