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
  criteria: Criteria;
  /** Envelope; it alerts, it never blocks. */
  budget: Cents | null;
  createdAt: Date;
  openedAt: Date | null;
  closedAt: Date | null;
}

export const Campaigns = defineModel<Campaign>('Campaign', 'campaigns', {
  _id: Number,
  state: String,
  start: String,
  end: String,
  decideUntil: String,
  loadOpen: Boolean,
  loadChunks: Number,
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
});

export const campaignSpec: CollectionSpec = {
  name: 'campaigns',
  validator: { state: { $in: [...CAMPAIGN_STATES] } },
  indexes: [{ key: { state: 1 }, unique: true, where: { state: 'open' } }],
};
