/**
 * Families and their children, as the campaign's files give them (CCTP 3), and the families' portal accounts.
 * A family is one allocataire's file in one campaign; everything is kept per campaign (R-CAM-10).
 * Passwords are elsewhere (access/credentials): the back-office never sees this room's secrets because it holds none.
 */
import { type CollectionSpec, defineModel } from '../shared/collection.ts';
import type { CivilDay } from '../shared/days.ts';
import type { Matricule, Sias } from '../shared/identifiers.ts';

export interface Suspension {
  reason: string;
  at: Date;
  agent: string;
}

export interface Family {
  /** "year:matricule". */
  _id: string;
  campaign: number;
  matricule: Matricule;
  lastName: string;
  firstName: string;
  /** Lower case; null: "sans accès au portail" (R-CAM-04). */
  mail: string | null;
  /** The mail the file gave last: an agent's change is overwritten only if this changes (R-CAM-05). */
  fileMail: string | null;
  insee: string | null;
  commune: string | null;
  suspended: Suspension | null;
  /** Folded names, for searches. */
  search: string;
  /** Fingerprint of what the file says, so that a second load sees at once that nothing changed. */
  rowHash: string;
  /** Load that wrote it last. */
  loadId: string;
  /** Grows with each change made by an agent or by the family itself, loads left out; absent: 0. */
  version?: number;
  /** Load that brought it: undoing that load removes it. */
  firstLoadId?: string;
  /** True from the activation of its account on: the load that brought it is no longer undone. */
  activated?: boolean;
  /** Undoing under way that holds it: no activation meanwhile. */
  undoing?: string;
}

export const Families = defineModel<Family>('Family', 'families', {
  _id: String,
  campaign: Number,
  matricule: String,
  lastName: String,
  firstName: String,
  mail: String,
  fileMail: String,
  insee: String,
  commune: String,
  suspended: { type: { reason: String, at: Date, agent: String, _id: false }, default: null },
  search: String,
  rowHash: String,
  loadId: String,
  version: Number,
  firstLoadId: String,
  activated: Boolean,
  undoing: String,
});

export interface Child {
  /** "year:sias". */
  _id: string;
  campaign: number;
  sias: Sias;
  matricule: Matricule;
  lastName: string;
  firstName: string;
  /** Null when the file gives none: shown as « non communiquée » (D-CAM-03). */
  birth: CivilDay | null;
  search: string;
  rowHash: string;
  loadId: string;
  /** Load that brought it: undoing that load removes it. */
  firstLoadId?: string;
}

export const Children = defineModel<Child>('Child', 'children', {
  _id: String,
  campaign: Number,
  sias: String,
  matricule: String,
  lastName: String,
  firstName: String,
  birth: String,
  search: String,
  rowHash: String,
  loadId: String,
  firstLoadId: String,
});

export interface Consent {
  version: string;
  at: Date;
}

export interface FamilyAccount {
  /** "year:matricule", the family's own. Exists from the activation on; erased when the next campaign starts (R-CAM-10). */
  _id: string;
  campaign: number;
  matricule: Matricule;
  activatedAt: Date;
  consent: Consent | null;
  lastLoginAt: Date | null;
}

export const FamilyAccounts = defineModel<FamilyAccount>('FamilyAccount', 'familyAccounts', {
  _id: String,
  campaign: Number,
  matricule: String,
  activatedAt: Date,
  consent: { type: { version: String, at: Date, _id: false }, default: null },
  lastLoginAt: Date,
});

export interface Opposition {
  /** The matricule: kept over reloads and campaigns (R-FAM-05). */
  _id: Matricule;
  at: Date;
  author: { kind: string; id: string };
}

export const Oppositions = defineModel<Opposition>('Opposition', 'oppositions', {
  _id: String,
  at: Date,
  author: { kind: String, id: String },
});

/** "2026:0412387": the key of a family, of its account. */
export const familyId = (campaign: number, matricule: Matricule): string => `${campaign}:${matricule}`;
/** "2026:0098123": the key of a child, of its forfait. */
export const childId = (campaign: number, sias: Sias): string => `${campaign}:${sias}`;

/** Of a suspended family: what leads to their index. */
export const SUSPENDED = { 'suspended.at': { $type: 'date' } } as const;

export const familySpecs: CollectionSpec[] = [
  {
    name: 'families',
    indexes: [
      { key: { campaign: 1, matricule: 1 }, unique: true },
      { key: { campaign: 1, mail: 1 } },
      { key: { campaign: 1, search: 1 } },
      // The few that are suspended: a batch to come asks for them all.
      { key: { campaign: 1, 'suspended.at': 1 }, where: SUSPENDED },
    ],
  },
  {
    name: 'children',
    indexes: [{ key: { campaign: 1, sias: 1 }, unique: true }, { key: { campaign: 1, matricule: 1 } }, { key: { campaign: 1, search: 1 } }],
  },
  { name: 'familyAccounts', indexes: [{ key: { campaign: 1 } }] },
  { name: 'oppositions', indexes: [] },
];
