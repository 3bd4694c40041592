/** Where a payment stands and when it is expected, in words (promise line): for QR codes and dépenses alike. */
import { type FamilyOperationState, GONE } from '#core/depense/family-operation.rules.ts';
import { dayOf, formatDay } from '#core/shared/days.ts';
import type { ExpectedPayment } from '#core/payment/payment-rhythm.rules.ts';
import type { Promised } from '#core/payment/expected-payments.ts';
import type { PromiseStep } from '../components/PromiseLine.tsx';

/** Days without their year: the line is narrow. */
const shortDay = (day: string): string => formatDay(day).slice(0, 5);
const on = (day: string | null | undefined): string => (day ? `le ${shortDay(day)}` : '');
const around = (day: string | null | undefined): string => (day ? `vers le ${shortDay(day)}` : '');

/** Scanné → à payer → en paiement → payé, or déposée → acceptée → mise en paiement → payée (R-FAM-15): nothing once it is gone. */
export function promiseSteps(operation: Promised): PromiseStep[] {
  const { kind, state, madeAt, owedOn, paidOn, expected } = operation;
  if (GONE.includes(state)) return [];
  const days = [kind === 'qr' ? owedOn : dayOf(madeAt), kind === 'qr' ? null : owedOn];
  const paid = paidOn ? on(paidOn) : around(expected?.paidOn);
  return placed(LABELS[kind](state), reached(operation), [...days.map(on), around(expected?.batchOn), paid]);
}

const LABELS = {
  qr: (state: string) => [state === 'active' ? 'À scanner' : 'Scanné', 'À payer', 'En paiement', 'Payé'],
  depense: () => ['Déposée', 'Acceptée', 'Mise en paiement', 'Payée'],
} as const;

/** How many steps are behind: the one after them is the operation's own state. */
function reached({ state }: Promised): number {
  const steps: Partial<Record<FamilyOperationState, number>> = {
    validated: 1,
    approved: 1,
    batched: 2,
    paid: 4,
  };
  return steps[state] ?? 0;
}

const placed = (labels: string[], reached: number, details: string[]): PromiseStep[] =>
  labels.map((label, index) => ({
    label,
    detail: details[index] ?? '',
    state: index < reached ? 'done' : index === reached ? 'current' : 'next',
  }));

/** Under the line: what the days are worth. Null when nothing is awaited. */
export function promiseNote({ state, held, expected }: Promised): string | null {
  if (state === 'active') return 'La Caf paie le club après le scan. Vous n’avancez rien.';
  if (['submitted', 'complement'].includes(state)) return 'Le paiement suit la réponse de la Caf.';
  if (!['validated', 'approved', 'batched'].includes(state)) return null;
  if (held) return 'La Caf vérifie ce paiement. La date n’est pas encore connue.';
  return expected ? `Paiement attendu ${untilPaid(expected)}. C’est une estimation.` : 'La date du paiement n’est pas encore connue.';
}

const untilPaid = ({ paidOn }: ExpectedPayment): string => `vers le ${formatDay(paidOn)}`;

/** For a list: what happened last, then what is awaited. */
export const lastAndNext = ({ last, expected }: Promised): string => (expected ? `${last}, paiement ${untilPaid(expected)}` : last);
