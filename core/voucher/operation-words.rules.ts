/** The words of a QR code's states, the same on the portal and on the desk. Nothing but words: browsers load this file. */
import type { OperationState } from './family-account.ts';

export const OPERATION_WORDS = {
  active: { word: 'À scanner', tone: 'live' },
  validated: { word: 'À payer', tone: 'wait' },
  batched: { word: 'En paiement', tone: 'move' },
  paid: { word: 'Payé', tone: 'ok' },
  undone: { word: 'Annulé', tone: 'off' },
  deleted: { word: 'Supprimé', tone: 'off' },
  expired: { word: 'Expiré', tone: 'off' },
} as const satisfies Record<OperationState, { word: string; tone: string }>;
