/** What a family asks of its history (R-FAM-13): child, kind, state, period. Pure. */
import { type CivilDay, dayOf, formatDay, readDay } from '../shared/days.ts';
import { FormRefusal, type Refusal, refuse } from '../shared/refusals.ts';
import { type FamilyOperation, type FamilyOperationState, GONE } from './family-operation.rules.ts';

/** The groups of states a family tells apart, in their order. */
export const STATE_GROUPS = {
  tout: { label: 'Tout', holds: () => true },
  'en-cours': { label: 'En cours', holds: (state) => state !== 'paid' && !GONE.includes(state) },
  payes: { label: 'Payés', holds: (state) => state === 'paid' },
  annules: { label: 'Annulés', holds: (state) => GONE.includes(state) },
} as const satisfies Record<string, { label: string; holds: (state: FamilyOperationState) => boolean }>;

export type StateGroup = keyof typeof STATE_GROUPS;

/** As typed in the address of the page. */
export interface TypedFilter {
  enfant: string;
  type: string;
  etat: string;
  du: string;
  au: string;
}

export interface OperationFilter {
  /** Empty: all. */
  sias: string;
  kind: FamilyOperation['kind'] | '';
  group: StateGroup;
  /** Days the operation was made, both included; null: open. */
  from: CivilDay | null;
  to: CivilDay | null;
}

/** @throws FormRefusal (422): JOUR_ILLISIBLE, PERIODE_INVERSEE. What is chosen from a list and unknown there means all. */
export function readOperationFilter(typed: TypedFilter): OperationFilter {
  const refusals: Refusal[] = [];
  const from = readBound(typed.du, 'du', refusals);
  const to = readBound(typed.au, 'au', refusals);
  if (from && to && from > to) refusals.push(refuse('PERIODE_INVERSEE', { from: formatDay(from), to: formatDay(to) }, { field: 'au' }));
  if (refusals.length > 0) throw new FormRefusal(refusals);
  return {
    sias: typed.enfant,
    kind: typed.type === 'qr' || typed.type === 'depense' ? typed.type : '',
    group: Object.hasOwn(STATE_GROUPS, typed.etat) ? (typed.etat as StateGroup) : 'tout',
    from,
    to,
  };
}

function readBound(text: string, field: 'du' | 'au', refusals: Refusal[]): CivilDay | null {
  if (text.trim() === '') return null;
  const day = readDay(text);
  if (!day) refusals.push(refuse('JOUR_ILLISIBLE', {}, { field }));
  return day;
}

/** Whether an operation is wanted, its state left aside: the groups of states are counted among these. */
export function isWanted({ sias, kind, from, to }: OperationFilter, operation: FamilyOperation): boolean {
  const madeOn = dayOf(operation.madeAt);
  return (
    (sias === '' || operation.sias === sias) &&
    (kind === '' || operation.kind === kind) &&
    (from === null || madeOn >= from) &&
    (to === null || madeOn <= to)
  );
}
