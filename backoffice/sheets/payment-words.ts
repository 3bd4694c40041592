import type { SignKind } from '#core/payment/rehearsal/signs.rules.ts';
import type { UndoState } from '#core/voucher/undo.model.ts';
import type { StateWords } from './sheet.ts';

/** What is new or odd in a line to pay, short: the sentence beside it says more. */
export const SIGN_WORDS = {
  format: { word: 'Ne tient pas dans le fichier', tone: 'stop' },
  partnerRadiated: { word: 'Partenaire radié', tone: 'stop' },
  partnerSuspended: { word: 'Partenaire suspendu', tone: 'stop' },
  familySuspended: { word: 'Famille suspendue', tone: 'stop' },
  familyOpposed: { word: 'Famille opposée', tone: 'stop' },
  undoAsked: { word: 'Annulation demandée', tone: 'stop' },
  rejected: { word: 'Déjà rejetée', tone: 'wait' },
  muchMore: { word: 'Somme inhabituelle', tone: 'wait' },
  aboveBareme: { word: 'Au-dessus du barème', tone: 'wait' },
  sameDay: { word: 'Même enfant, même jour', tone: 'wait' },
  burst: { word: 'Validations en rafale', tone: 'wait' },
  firstPayment: { word: 'Premier paiement', tone: 'live' },
} as const satisfies Record<SignKind, StateWords[string]>;

export const UNDO_WORDS = {
  asked: { word: 'À décider', tone: 'wait' },
  accepted: { word: 'Acceptée', tone: 'ok' },
  refused: { word: 'Refusée', tone: 'stop' },
} as const satisfies Record<UndoState, StateWords[string]>;
