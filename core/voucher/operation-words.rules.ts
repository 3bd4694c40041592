/** The words of a family's operations, the same on the portal and on the desk. Nothing but words: browsers load this file. */
import type { Operation, OperationState } from './family-account.ts';

export const OPERATION_WORDS = {
  active: { word: 'À scanner', tone: 'live' },
  validated: { word: 'À payer', tone: 'wait' },
  batched: { word: 'En paiement', tone: 'move' },
  paid: { word: 'Payé', tone: 'ok' },
  undone: { word: 'Annulé', tone: 'off' },
  deleted: { word: 'Supprimé', tone: 'off' },
  expired: { word: 'Expiré', tone: 'off' },
} as const satisfies Record<OperationState, { word: string; tone: string }>;

/** An operation in words. */
export interface OperationView extends Pick<Operation, 'code' | 'childFirstName' | 'state'> {
  partner: string;
  activities: string;
  amount: string;
  /** Day it was created. */
  day: string;
  /** What happened last, with its day. */
  last: string;
}

/** What a family calls an operation. */
export const operationName = ({ state, childFirstName }: Pick<OperationView, 'state' | 'childFirstName'>): string =>
  state === 'paid' ? `Paiement du club pour ${childFirstName}` : `QR code pour ${childFirstName}`;
