/** Where the money of a validated voucher is, in plain code: what the real payments are compared with. */
import type { MoneyStep } from './money-steps.ts';

export type Money = 'pending' | 'held' | 'paid' | 'void';

export interface PlainPayment {
  money: Money;
  /** Lines of batches it was in: none, or the last was rejected unless it is paid. */
  lines: number;
}

/** @param payment of the step's voucher; undefined: not validated. @returns "accepté" or the code of the refusal. */
export function takeMoney(step: MoneyStep, payment: PlainPayment | undefined, all: readonly PlainPayment[]): string {
  if (step.do === 'pay') return payAll(all);
  if (!payment)
    return { hold: 'PAIEMENT_INCONNU', release: 'PAIEMENT_INCONNU', undo: 'ANNULATION_PAS_VALIDE', reject: 'LIGNE_INCONNUE' }[step.do];
  const { money, lines } = payment;
  if (step.do === 'hold') return change(payment, money === 'pending', 'held', 'PAIEMENT_ETAT');
  if (step.do === 'release') return change(payment, money === 'held', 'pending', 'PAIEMENT_ETAT');
  if (step.do === 'undo') return change(payment, money === 'pending' || money === 'held', 'void', 'ANNULATION_IMPOSSIBLE');
  return change(payment, money === 'paid', 'pending', lines === 0 ? 'LIGNE_INCONNUE' : 'REJET_DEJA');
}

function change(payment: PlainPayment, may: boolean, to: Money, refusal: string): string {
  if (!may) return refusal;
  payment.money = to;
  return 'accepté';
}

function payAll(all: readonly PlainPayment[]): string {
  const due = all.filter(({ money }) => money === 'pending');
  if (due.length === 0) return 'RIEN_A_PAYER';
  for (const each of due) Object.assign(each, { money: 'paid', lines: each.lines + 1 });
  return 'accepté';
}
