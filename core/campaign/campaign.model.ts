/**
 * A campaign: one school year of the scheme (R-CAM-01), its criteria as data (R-CAM-02), its state.
 * Days are civil days in Europe/Paris; amounts are cents; quotients familiaux are whole euros.
 */
import type { Cents } from '../shared/cents.ts';
import { type CollectionSpec, defineModel } from '../shared/collection.ts';
import type { CivilDay } from '../shared/days.ts';

export const CAMPAIGN_STATES = ['draft', 'loading', 'open', 'closed', 'archived', 'purged'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** One row of the barème: quotient familial from–to (whole euros, both included), amount per child. */
export interface BaremeRow {
  qfFrom: number;
  qfTo: number;
  standard: Cents;
  /** Amount in a "cité éducative" commune. */
  ce: Cents;
}

export interface Criteria {
  /** Whole euros. */
  qfCeiling: number;
  /** 1 to 12. */
  qfMonth: number;
  ageMin: number;
  ageMax: number;
  /** Ages are counted on this day. */
  ageDay: CivilDay;
  bareme: BaremeRow[];
  communesCe: { insee: string; name: string }[];
  maxActivities: number;
  /** An amount outside the barème is a warning instead of a reject (R-CAM-04). */
  outsideBaremeIsWarning: boolean;
}

/** What a purge leaves (R-CAM-09): who, when, how much of each kind was removed. No personal datum. */
export interface PurgeRecord {
  startedAt: Date;
  agent: string;
  /** What was typed to confirm; absent on purges older than this field. */
  typed?: string;
  /** Null while it is under way, or cut short: the next run goes on. */
  doneAt: Date | null;
  /** Documents removed, or made anonymous for the journal, by collection. */
  counts: Record<string, number>;
  /** What the payment batches were, once their lines are gone. */
  batches: PurgedBatch[];
  /** Turns the journal's identifiers into pseudonyms; forgotten when the purge is done, so that nobody can turn them back. */
  pseudonymKey: string | null;
  /** Last seal of the journal when it was done. */
  sealHash: string | null;
}

export interface PurgedBatch {
  id: string;
  fileName: string;
  state: string;
  lines: number;
  totalCents: Cents;
  paidOn: CivilDay | null;
  sha256: string | null;
}

export interface Campaign {
  /** The year N the campaign starts in. */
  _id: number;
  state: CampaignState;
  start: CivilDay;
  /** Last day included. */
  end: CivilDay;
  /** Last day on which dépenses submitted in time may be decided. */
  decideUntil: CivilDay;
  /** Whether files may be loaded: until the top de clôture, and after an explicit reopening (R-CAM-08). */
  loadOpen: boolean;
  /** Rises with each chunk a load writes: that write is the guard that closing the load meets. */
  loadChunks?: number;
  /** Rises with each rare write that archiving must exclude (guard-writable). */
  guardedWrites?: number;
  /** Rises with each change of criteria, dates or envelope: what an agent saw is compared with it. */
  version: number;
  criteria: Criteria;
  /** When an agent last confirmed or changed the criteria of this campaign (R-CAM-11). */
  criteriaConfirmedAt: Date | null;
  /** Envelope; it alerts, it never blocks. */
  budget: Cents | null;
  createdAt: Date;
  openedAt: Date | null;
  closedAt: Date | null;
  purge: PurgeRecord | null;
}

export const Campaigns = defineModel<Campaign>('Campaign', 'campaigns', {
  _id: Number,
  state: String,
  start: String,
  end: String,
  decideUntil: String,
  loadOpen: Boolean,
  loadChunks: Number,
  guardedWrites: Number,
  version: Number,
  criteriaConfirmedAt: Date,
  criteria: {
    qfCeiling: Number,
    qfMonth: Number,
    ageMin: Number,
    ageMax: Number,
    ageDay: String,
    maxActivities: Number,
    outsideBaremeIsWarning: Boolean,
    bareme: [{ _id: false, qfFrom: Number, qfTo: Number, standard: Number, ce: Number }],
    communesCe: [{ _id: false, insee: String, name: String }],
  },
  budget: Number,
  createdAt: Date,
  openedAt: Date,
  closedAt: Date,
  purge: {
    type: {
      _id: false,
      startedAt: Date,
      agent: String,
      typed: String,
      doneAt: Date,
      counts: Object,
      batches: [
        { _id: false, id: String, fileName: String, state: String, lines: Number, totalCents: Number, paidOn: String, sha256: String },
      ],
      pseudonymKey: String,
      sealHash: String,
    },
    default: null,
  },
});

export const campaignSpec: CollectionSpec = {
  name: 'campaigns',
  validator: { state: { $in: [...CAMPAIGN_STATES] } },
  indexes: [{ key: { state: 1 }, unique: true, where: { state: 'open' } }],
};
