import type { Campaign } from '../../campaign/campaign.model.ts';
import type { Act } from '../../shared/author.ts';
import type { Ledger } from '../checking/ledger.ts';
import type { NumberSet } from '../checking/number-set.ts';
import type { Load } from '../load.model.ts';

/** One run of a load over its files: what every step of it needs. */
export interface Run {
  act: Act;
  campaign: Campaign;
  /** As it was claimed: its fence is the one the run writes with. */
  load: Load;
  /** Nothing but the load's own record and its remarks is written. */
  simulate: boolean;
  ledger: Ledger;
  /** Families whose forfaits take no new reservation. */
  frozen: NumberSet;
  /** False when the campaign had no family before: nothing to compare with. */
  compare: boolean;
}

/** What the writing of a chunk came to. */
export interface Outcome<Row> {
  fresh: string[];
  /** Ids of those changed, with the amounts when these changed (cents). */
  changed: { id: string; before?: number; after?: number }[];
  unchanged: number;
  /** Rows the database refused, and why. */
  refused: { row: Row; fault: import('../checking/reasons.ts').Fault }[];
}
