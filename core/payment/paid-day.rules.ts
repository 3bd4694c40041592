import { addDays, type CivilDay, dayOf, formatDay, readDay } from '../shared/days.ts';
import { refuse } from '../shared/refusals.ts';

/** A payment is announced this many days ahead at most: beyond, the year is mistyped. */
const DAYS_AHEAD = 31;

/**
 * The day the money was paid (R-PAY-03), as typed; nothing typed: the day of the act.
 * @throws Refusal JOUR_ILLISIBLE, JOUR_DE_PAIEMENT (422), field `jour`: before the batch was generated, or over a month ahead.
 */
export function readPaidDay(text: string | undefined, at: Date, generatedAt: Date): CivilDay {
  const today = dayOf(at);
  if (text === undefined || text.trim() === '') return today;
  const day = readDay(text);
  if (day === null) throw refuse('JOUR_ILLISIBLE', {}, { field: 'jour' });
  const [first, last] = [dayOf(generatedAt), addDays(today, DAYS_AHEAD)];
  if (day < first || day > last) throw refuse('JOUR_DE_PAIEMENT', { first: formatDay(first), last: formatDay(last) }, { field: 'jour' });
  return day;
}
