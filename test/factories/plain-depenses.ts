/** Dépenses in plain code: what the CCTP's words say, without database, time or concurrency. */
import type { DepenseStep } from './depense-steps.ts';

export interface PlainDepense {
  child: number;
  amount: number;
  state: 'submitted' | 'complement' | 'approved' | 'refused' | 'withdrawn';
}

interface Facts {
  closed: boolean;
  suspended: boolean;
  /** Left for the child. */
  available: number;
  /** Activities of the child by QR code. */
  codes: number;
}

const RESERVES = ['submitted', 'complement'];

/** What a child's dépenses hold. */
export function heldByDepenses(depenses: readonly PlainDepense[], child: number): { reserved: number; used: number; activities: number } {
  const own = depenses.filter((each) => each.child === child);
  const sum = (states: string[]): number => own.filter(({ state }) => states.includes(state)).reduce((all, { amount }) => all + amount, 0);
  const activities = own.filter(({ state }) => RESERVES.includes(state) || state === 'approved').length;
  return { reserved: sum(RESERVES), used: sum(['approved']), activities };
}

/** @returns "accepté" or the code of the refusal. */
export function takeDepense(step: DepenseStep, depenses: PlainDepense[], facts: Facts): string {
  if (step.do === 'submitDepense') return submit(step, depenses, facts);
  const depense = depenses[step.depense]!;
  if (!RESERVES.includes(depense.state)) return 'DEPENSE_DECIDEE';
  if (step.do === 'answerComplement') return answer(depense, step.amount, facts);
  if (step.do === 'askComplement' && depense.state === 'complement') return 'DEPENSE_ETAT';
  if (step.do === 'approveDepense' && facts.suspended) return 'FAMILLE_ARRETEE';
  depense.state = AFTER[step.do];
  return 'accepté';
}

const AFTER = { approveDepense: 'approved', refuseDepense: 'refused', withdrawDepense: 'withdrawn', askComplement: 'complement' } as const;

function submit({ child, amount }: { child: number; amount: number }, depenses: PlainDepense[], facts: Facts): string {
  if (facts.closed) return 'CAMPAGNE_FERMEE';
  if (facts.suspended) return 'COMPTE_SUSPENDU';
  if (facts.codes + heldByDepenses(depenses, child).activities === 2) return 'ACTIVITES_MAXIMUM';
  if (facts.available === 0) return 'SOLDE_VIDE';
  if (facts.available < amount) return 'SOLDE_INSUFFISANT';
  depenses.push({ child, amount, state: 'submitted' });
  return 'accepté';
}

function answer(depense: PlainDepense, amount: number, { available, suspended, closed }: Facts): string {
  if (depense.state !== 'complement') return 'DEPENSE_ETAT';
  if (amount > depense.amount) {
    if (suspended) return 'COMPTE_SUSPENDU';
    if (amount > available + depense.amount) return 'SOLDE_INSUFFISANT';
    if (closed) return 'CAMPAGNE_FERMEE';
  }
  Object.assign(depense, { state: 'submitted', amount });
  return 'accepté';
}
