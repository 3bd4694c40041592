/** Operations as the pages show them, and the filters of the history (R-FAM-13). */
import { formatDay } from '#core/shared/days.ts';
import { type Operation, readFamilyAccount } from '#core/voucher/family-account.ts';
import { operationView } from '#core/voucher/operation-view.ts';
import type { PromiseStep } from '../components/PromiseLine.tsx';
import type { FamilyVisit } from './family-session.server.ts';
import { dayWords } from './words.server.ts';

const FILTERS = [
  { key: 'tout', label: 'Tout', states: ['active', 'validated', 'batched', 'paid', 'deleted', 'expired', 'undone'] },
  { key: 'en-cours', label: 'En cours', states: ['active', 'validated', 'batched'] },
  { key: 'payes', label: 'Payés', states: ['paid'] },
  { key: 'annules', label: 'Annulés', states: ['deleted', 'expired', 'undone'] },
] as const satisfies readonly { key: string; label: string; states: readonly Operation['state'][] }[];

/** The history under one filter, and how many each filter holds. */
export async function familyHistory(family: FamilyVisit, wanted: string | null) {
  const { operations } = await readFamilyAccount(family);
  const within = (states: readonly Operation['state'][]): Operation[] => operations.filter((each) => states.includes(each.state));
  const chosen = FILTERS.find((each) => each.key === wanted) ?? FILTERS[0];
  return {
    campaign: `${family.campaign}-${family.campaign + 1}`,
    chosen: chosen.key,
    tabs: FILTERS.map(({ key, label, states }) => ({ key, label: `${label} (${within(states).length})` })),
    operations: within(chosen.states).map(operationView),
  };
}

/** Where the payment of a validated QR code stands; days without their year, the line is narrow. */
export function paymentSteps(operation: Operation): PromiseStep[] {
  const reached = { active: 0, validated: 1, batched: 2, paid: 4, deleted: 0, expired: 0, undone: 0 }[operation.state];
  const details = [
    operation.validatedAt ? `le ${dayWords(operation.validatedAt).slice(0, 5)}` : '',
    '',
    '',
    operation.paidOn ? `le ${formatDay(operation.paidOn).slice(0, 5)}` : '',
  ];
  return ['Scanné', 'À payer', 'En paiement', 'Payé'].map((label, index) => ({
    label,
    detail: details[index] ?? '',
    state: index < reached ? 'done' : index === reached ? 'current' : 'next',
  }));
}
