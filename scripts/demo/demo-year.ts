/** The life of the campaign in course: families sign up, draw, clubs scan, batches are made, in the order of the calendar. */
import type { Family } from '#core/family/family.model.ts';
import type { Calendar } from './calendar.ts';
import { DEMO_PASSWORD, type DemoAccount } from './demo-accounts.ts';
import type { ActiveClub } from './demo-clubs.ts';
import { liveDepenses } from './demo-depenses.ts';
import { drawForFamily } from './demo-draws.ts';
import { shownFamily, signUp, someFamilies } from './demo-families.ts';
import { settleLetters } from './demo-mails.ts';
import { oddEnds } from './demo-odd-families.ts';
import {
  askOneUndo,
  cancelledBatch,
  downloadedBatch,
  generateDemoBatch,
  holdOnePayment,
  payBatch,
  rejectOneLine,
} from './demo-payments.ts';
import { shownDraws } from './demo-shown-family.ts';
import { inLanes } from './in-lanes.ts';
import { seededRandom } from './random.ts';

/** One family in twelve has an account, and no more than these in all: choosing a password costs as much time as it must. */
const ONE_IN = 12;
const MOST_ACCOUNTS = 600;
/** Families at a time. */
const LANES = 4;

export interface DemoYear {
  calendar: Calendar;
  clubs: readonly ActiveClub[];
  seed: number;
  /** Families loaded. */
  families: number;
  onFamily(done: number): void;
}

interface Period {
  /** Shares of the time since the opening. */
  begin: number;
  end: number;
  /** The batch made at its end. @returns how many were made. */
  batch(at: Date): Promise<number>;
}

/** A batch sees all that was due before it: the periods follow each other, families within one do not matter. */
const PERIODS: readonly Period[] = [
  { begin: 0.02, end: 0.45, batch: payBatch },
  { begin: 0.46, end: 0.68, batch: cancelledBatch },
  { begin: 0.69, end: 0.8, batch: downloadedBatch },
  { begin: 0.81, end: 0.9, batch: async (at) => ((await generateDemoBatch(at)) === null ? 0 : 1) },
  { begin: 0.91, end: 1, batch: async () => 0 },
];
const LAST = PERIODS.length - 1;

/** @returns the account to show, and how many batches were made. */
export async function liveYear(year: DemoYear): Promise<{ account: DemoAccount | null; batches: number }> {
  const { calendar } = year;
  const shown = await shownFamily(calendar.year);
  const draws = shown && shownDraws(shown, year.clubs, calendar);
  if (shown) await signUp(shown, calendar.during(0.05));
  await draws?.early();
  let [done, batches] = [0, 0];
  for (const [rank, period] of PERIODS.entries()) {
    await inLanes(familiesOf(rank, year, shown), LANES, async (family, order) => {
      await liveFamily(family, period, year, rank === LAST ? order : -1);
      year.onFamily(++done);
    });
    batches += await period.batch(calendar.during(period.end + 0.005));
    await settleLetters();
  }
  await draws?.late();
  await holdOnePayment(calendar.year, calendar.during(1));
  await askOneUndo(calendar.year, calendar.during(1));
  await rejectOneLine(calendar.year, calendar.during(1));
  batches += await liveDepenses(calendar, shown?.matricule);
  await settleLetters(shown ? [shown.matricule] : []);
  return { account: shown && accountOf(shown), batches };
}

const accountOf = ({ matricule, mail }: Family): DemoAccount => ({
  account: 'Famille',
  code: matricule,
  mail: mail ?? '',
  password: DEMO_PASSWORD,
});

/** A fifth of the families with an account. */
async function* familiesOf(rank: number, { calendar, families }: DemoYear, shown: Family | null): AsyncGenerator<Family> {
  let order = 0;
  for await (const family of someFamilies(calendar.year, Math.max(ONE_IN, Math.ceil(families / MOST_ACCOUNTS))))
    if (order++ % PERIODS.length === rank && family.matricule !== shown?.matricule) yield family;
}

/** @param oddity rank among the last period's families: the first ones end oddly, the next one never consents; -1 for the others. */
async function liveFamily(family: Family, period: Period, year: DemoYear, oddity: number): Promise<void> {
  const during = (share: number): Date => year.calendar.during(period.begin + (period.end - period.begin) * share);
  const random = seededRandom(year.seed + Number(family.matricule));
  const consents = oddity !== oddEnds.length;
  await signUp(family, during(random.next() * 0.2), consents);
  if (!consents) return;
  const later = { campaign: family.campaign, clubs: year.clubs, during: (share: number) => during(0.2 + share * 0.75) };
  await drawForFamily(family.matricule, later, random);
  await oddEnds[oddity]?.(family, during(1));
}
