import { addDays, type CivilDay, dayOf, formatDay, readDay } from '../shared/days.ts';
import { type RefusalCode, refuse } from '../shared/refusals.ts';

/** A payment is announced this many days ahead at most: beyond, the year is mistyped. */
const DAYS_AHEAD = 31;
/** Days after TRAITE during which the day of payment may still be corrected. */
const DAYS_TO_CORRECT = 31;

/**
 * The day the money was paid (R-PAY-03), as typed; nothing typed: the day of the act.
 * @throws Refusal JOUR_ILLISIBLE, JOUR_DE_PAIEMENT (422), field `jour`: before the batch was generated, or over a month ahead.
 */
export const readPaidDay = (text: string | undefined, at: Date, generatedAt: Date): CivilDay =>
  readDayBetween(text, at, { first: dayOf(generatedAt), last: addDays(dayOf(at), DAYS_AHEAD), refusal: 'JOUR_DE_PAIEMENT' });

/**
 * The day SIAS rejected a line (R-PAY-06), as typed; nothing typed: the day of the act.
 * @throws Refusal JOUR_ILLISIBLE, JOUR_DE_REJET (422), field `jour`: before the batch was generated, or in the future.
 */
export const readRejectionDay = (text: string | undefined, at: Date, generatedAt: Date): CivilDay =>
  readDayBetween(text, at, { first: dayOf(generatedAt), last: dayOf(at), refusal: 'JOUR_DE_REJET' });

/** Last day on which the day of payment of a batch is corrected. */
export const lastDayToCorrect = (processedAt: Date): CivilDay => addDays(dayOf(processedAt), DAYS_TO_CORRECT);

interface Limits {
  first: CivilDay;
  last: CivilDay;
  refusal: RefusalCode;
}

function readDayBetween(text: string | undefined, at: Date, { first, last, refusal }: Limits): CivilDay {
  if (text === undefined || text.trim() === '') return dayOf(at);
  const day = readDay(text);
  if (day === null) throw refuse('JOUR_ILLISIBLE', {}, { field: 'jour' });
  if (day < first || day > last) throw refuse(refusal, { first: formatDay(first), last: formatDay(last) }, { field: 'jour' });
  return day;
}
