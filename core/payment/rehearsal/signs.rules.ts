/** What is new or odd in a line of a batch to come (R-PAY-01, R-PAY-07): each sign with its sentence. Pure. */
import type { Payable } from '../../forfait/payable.model.ts';
import { formatEuros } from '../../shared/cents.ts';
import { formatDay, formatInstant } from '../../shared/days.ts';
import { formatCount, typo } from '../../shared/french.ts';
import type { Hints } from './hints.ts';
import { dayKey, minuteKey } from './hint-keys.rules.ts';

export const SIGN_KINDS = [
  'format',
  'partnerRadiated',
  'partnerSuspended',
  'familySuspended',
  'familyOpposed',
  'undoAsked',
  'rejected',
  'muchMore',
  'aboveBareme',
  'sameDay',
  'burst',
  'firstPayment',
] as const;
export type SignKind = (typeof SIGN_KINDS)[number];

export interface Sign {
  kind: SignKind;
  text: string;
}

/** A sum is unusual beyond this many times the partner's median. */
const TIMES_MEDIAN = 3;

/** Signs that lines of one partner, one amount and one earlier rejection carry all together, or not at all. */
export const SHARED_SIGNS = [
  'format',
  'partnerRadiated',
  'partnerSuspended',
  'rejected',
  'muchMore',
  'aboveBareme',
  'firstPayment',
] as const satisfies SignKind[];

type Reader = (payable: Payable, hints: Hints) => string | null | undefined;

const READERS: Record<Exclude<SignKind, 'format'>, Reader> = {
  partnerRadiated: ({ partnerId }, { partners }) => (partners.get(partnerId ?? '')?.etat === 'R' ? 'Partenaire radié.' : null),
  partnerSuspended: ({ partnerId }, { partners }) => (partners.get(partnerId ?? '')?.suspended ? 'Partenaire suspendu.' : null),
  familySuspended: ({ matricule }, { suspended }) => (suspended.has(matricule) ? 'Famille suspendue.' : null),
  familyOpposed: ({ matricule }, { opposed }) => (opposed.has(matricule) ? 'La famille ne veut plus utiliser le service.' : null),
  undoAsked: ({ _id }, { undoAsked }) => {
    const at = undoAsked.get(_id);
    return at && `Annulation demandée le ${formatInstant(at)} : à décider.`;
  },
  rejected: ({ rejectedOn }) => rejectedOn && `Déjà rejetée par SIAS le ${formatDay(rejectedOn)}.`,
  muchMore: ({ partnerId, amount }, { medians }) => {
    const median = medians.get(partnerId ?? '');
    return median !== undefined && amount > TIMES_MEDIAN * median
      ? `Plus de ${TIMES_MEDIAN} fois la somme habituelle de ce partenaire : ${formatEuros(median)}.`
      : null;
  },
  aboveBareme: ({ amount }, { most }) => (amount > most ? `Plus que le montant le plus haut du barème : ${formatEuros(most)}.` : null),
  sameDay: (payable, { sameDay }) => {
    // Asked of each line of a batch: the key of a Paris day is not made for nothing.
    const count = sameDay.size > 0 && sameDay.get(dayKey(payable));
    return count ? `Cet enfant a ${formatCount(count)} sommes validées le même jour.` : null;
  },
  burst: (payable, { bursts }) => {
    const count = bursts.size > 0 && bursts.get(minuteKey(payable));
    return count ? `${formatCount(count)} validations de ce partenaire dans la même minute.` : null;
  },
  firstPayment: ({ partnerId }, { paidBefore }) => (partnerId && !paidBefore.has(partnerId) ? 'Premier paiement à ce partenaire.' : null),
};

/** What each of these kinds says of a line, the gravest first. */
const said = (payable: Payable, hints: Hints, fault: string | null, kinds: readonly SignKind[]) =>
  kinds.map((kind) => ({ kind, text: kind === 'format' ? fault : READERS[kind](payable, hints) }));

/** The signs of a line. @param fault what keeps it out of the file, or null. */
export const signsOf = (payable: Payable, hints: Hints, fault: string | null): Sign[] =>
  said(payable, hints, fault, SIGN_KINDS).flatMap(({ kind, text }) => (text ? [{ kind, text: typo(text) }] : []));

/** Only which ones, among these kinds: to count them. */
export const signKindsOf = (payable: Payable, hints: Hints, fault: string | null, kinds: readonly SignKind[] = SIGN_KINDS): SignKind[] =>
  said(payable, hints, fault, kinds).flatMap(({ kind, text }) => (text ? [kind] : []));
