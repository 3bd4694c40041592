import type { Campaign } from '../../campaign/campaign.model.ts';
import type { Act } from '../../shared/author.ts';
import type { Ledger } from '../checking/ledger.ts';
import type { NumberSet } from '../checking/number-set.ts';
import type { Load } from '../load.model.ts';

/** How far a run is: lines read, of about how many. */
export type OnProgress = (progress: { done: number; total: number }) => void | Promise<void>;

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
  /** True when the campaign had nobody before: nothing to compare the lines with. */
  first: boolean;
  /** Real time. */
  startedAt: Date;
  onProgress: OnProgress | undefined;
}
