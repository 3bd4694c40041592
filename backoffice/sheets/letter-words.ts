/** What each kind of mail is, and where it stands, in words. */
import type { LetterKind } from '#core/shared/letters.ts';
import type { OutboxState } from '#core/shared/outbox.model.ts';
import type { StateWords } from './sheet.ts';

export const LETTER_WORDS: Record<LetterKind, string> = {
  'family-activation': 'Lien d’activation',
  'family-reset': 'Lien de nouveau mot de passe',
  'family-mail-old': 'Changement d’adresse, à l’ancienne',
  'family-mail-new': 'Changement d’adresse, à la nouvelle',
  'voucher-issued': 'QR code créé',
  'voucher-deleted': 'QR code supprimé',
  'validation-undone': 'Validation annulée',
  'depense-complement': 'Complément de dépense demandé',
  'depense-approved': 'Dépense acceptée',
  'depense-refused': 'Dépense refusée',
  'agent-password': 'Mot de passe d’agent',
  'partner-welcome': 'Ouverture d’un espace partenaire',
  'partner-password': 'Mot de passe de partenaire',
  'partner-invitation': 'Accès d’un employé de partenaire',
  'partner-mail-changed': 'Changement d’adresse d’un partenaire',
  'partner-signup': 'Lien vers un dossier de partenaire',
  'partner-signup-sent': 'Dossier de partenaire reçu',
  'partner-complement': 'Dossier de partenaire à compléter',
  'partner-refused': 'Dossier de partenaire refusé',
  'partner-rib-held': 'Changement de compte bancaire d’un partenaire',
  'partner-request-settled': 'Modification demandée par un partenaire',
  'convention-code': 'Code de signature d’une convention',
  'convention-signed': 'Convention signée',
  'convention-renewal': 'Convention à renouveler',
  'family-message': 'Message aux familles',
};

export const OUTBOX_WORDS = {
  pending: { word: 'À envoyer', tone: 'wait' },
  sending: { word: 'En cours', tone: 'move' },
  handing: { word: 'En cours', tone: 'move' },
  sent: { word: 'Envoyé', tone: 'ok' },
  failed: { word: 'Refusé', tone: 'stop' },
  ambiguous: { word: 'Incertain', tone: 'wait' },
  withheld: { word: 'Non envoyé', tone: 'off' },
} as const satisfies Record<OutboxState, StateWords[string]>;
