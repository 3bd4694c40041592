/**
 * An operation of a family, QR code or dépense alike, in the family's words (R-FAM-10, R-FAM-13): the same on the portal and on the desk.
 * Nothing but words: browsers load this file.
 */
import type { Cents } from '../shared/cents.ts';
import type { CivilDay } from '../shared/days.ts';
import type { Sias } from '../shared/identifiers.ts';
import type { OperationState } from '../voucher/family-account.ts';
import { OPERATION_WORDS } from '../voucher/operation-words.rules.ts';
import type { FamilyDepenseState } from './family-depenses.ts';

export type FamilyOperationState = OperationState | FamilyDepenseState;

export interface FamilyOperation {
  kind: 'qr' | 'depense';
  /** Code of the QR code, or identifier of the dépense. */
  id: string;
  sias: Sias;
  childFirstName: string;
  /** Name of the club. */
  where: string;
  /** None for a dépense. */
  activities: string[];
  amount: Cents;
  state: FamilyOperationState;
  madeAt: Date;
  /** Day since which its amount is owed: the scan, or the Caf's yes; null before. */
  owedOn: CivilDay | null;
  batchId: string | null;
  /** Its payment is held back (R-PAY-07). */
  held: boolean;
  paidOn: CivilDay | null;
  /** What happened last, with its day. */
  last: string;
}

/** The same in words. */
export interface OperationView extends Pick<FamilyOperation, 'kind' | 'id' | 'childFirstName' | 'state' | 'where' | 'last'> {
  activities: string;
  amount: string;
  /** Day it was made. */
  day: string;
}

export const FAMILY_STATE_WORDS = {
  ...OPERATION_WORDS,
  submitted: { word: 'Déposée', tone: 'wait' },
  complement: { word: 'À compléter', tone: 'stop' },
  approved: { word: 'Acceptée', tone: 'wait' },
  refused: { word: 'Refusée', tone: 'stop' },
  withdrawn: { word: 'Retirée', tone: 'off' },
} as const satisfies Record<FamilyOperationState, { word: string; tone: string }>;

/** What a family calls each kind. */
export const KIND_NAMES = { qr: 'QR code', depense: 'Remboursement' } as const;

/** Nothing of the forfait is held or used by it any more. */
export const GONE: readonly FamilyOperationState[] = ['deleted', 'expired', 'undone', 'refused', 'withdrawn'];

/** What a family calls an operation. */
export function operationName({ kind, state, childFirstName }: Pick<OperationView, 'kind' | 'state' | 'childFirstName'>): string {
  if (kind === 'depense') return `${KIND_NAMES.depense} pour ${childFirstName}`;
  return state === 'paid' ? `Paiement du club pour ${childFirstName}` : `${KIND_NAMES.qr} pour ${childFirstName}`;
}
