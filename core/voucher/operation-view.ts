/** An operation of a family, in the family's words (R-FAM-10, R-FAM-13). Pure. */
import { formatEuros } from '../shared/cents.ts';
import { dayOf, formatDay } from '../shared/days.ts';
import type { Operation } from './family-account.ts';
import type { OperationView } from './operation-words.rules.ts';

/** One operation: what, for whom, where, when, how much, its state. */
export const operationView = (operation: Operation): OperationView => ({
  code: operation.code,
  childFirstName: operation.childFirstName,
  partner: operation.partner.name,
  activities: operation.partner.activities.join(', '),
  amount: formatEuros(operation.amount),
  state: operation.state,
  day: dayWords(operation.issuedAt),
  last: lastEvent(operation),
});

function lastEvent(operation: Operation): string {
  if (operation.undoneAt) return `annulé le ${dayWords(operation.undoneAt)}`;
  if (operation.paidOn) return `payé le ${formatDay(operation.paidOn)}`;
  if (operation.validatedAt) return `scanné le ${dayWords(operation.validatedAt)}`;
  if (operation.deletedAt) return `supprimé le ${dayWords(operation.deletedAt)}`;
  if (operation.expiredAt) return `expiré le ${dayWords(operation.expiredAt)}`;
  return 'pas encore scanné';
}

const dayWords = (instant: Date): string => formatDay(dayOf(instant));
