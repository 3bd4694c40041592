/**
 * Partners: clubs that have a convention with the Caf, and the people who act for them (CCTP 2, 9).
 * They outlive campaigns (R-PAR-13). Field sizes are those of the tiers file (R-PAR-05).
 */
import { type CollectionSpec, defineModel } from '../shared/collection.ts';
import type { CivilDay } from '../shared/days.ts';
import type { PartnerIdentifier, Rang, Tiersi } from '../shared/identifiers.ts';
import { PARTNER_KINDS, type PartnerKind } from './partner-kind.rules.ts';

export interface PartnerAddress {
  /** N° voie (10), type voie (10), lignes 1 and 2 (40), code postal (5 digits), commune (40). */
  number: string;
  streetType: string;
  line1: string;
  line2: string;
  postalCode: string;
  commune: string;
}

/** I: not yet validated, C: validated or changed, R: radié, for good (R-PAR-05). */
export type PartnerEtat = 'I' | 'C' | 'R';

export interface PartnerSuspension {
  reason: string;
  at: Date;
  /** Code of the agent. */
  agent: string;
}

export interface Partner {
  _id: string;
  /** P and 6 digits: mailed at creation, asked for when the password is forgotten (R-PAR-09). */
  identifiant: PartnerIdentifier;
  kind: PartnerKind;
  /** Raison sociale. */
  name: string;
  mail: string;
  /** 14 digits; null or absent when it was not given. */
  siret?: string | null;
  activities: string[];
  address: PartnerAddress;
  /** Given at validation by an agent, never changed afterwards (R-PAR-06). */
  tiersi: Tiersi | null;
  rang: Rang | null;
  etat: PartnerEtat;
  /** Date état: signature of the convention. */
  etatDay: CivilDay;
  /** Date de modification; also the version that a change must have seen. */
  modifiedAt: Date;
  /** Hidden, scans refused, payables kept (R-PAR-13). */
  suspended: boolean;
  suspension?: PartnerSuspension | null;
  /** Never shown to the partner (CCTP 9). */
  comment: string;
  /** First five characters of the agent's code (R-PAR-05); never shown to the partner. */
  agentCode: string;
  /** What the tiers file last said, by column: only a value that changed there overwrites an agent's (R-CAM-05). */
  fileValues?: Record<string, string> | null;
  search: string;
}

export const Partners = defineModel<Partner>('Partner', 'partners', {
  _id: String,
  identifiant: String,
  kind: String,
  name: String,
  mail: String,
  siret: String,
  activities: [String],
  address: { number: String, streetType: String, line1: String, line2: String, postalCode: String, commune: String },
  tiersi: String,
  rang: String,
  etat: String,
  etatDay: String,
  modifiedAt: Date,
  suspended: Boolean,
  suspension: { type: { reason: String, at: Date, agent: String, _id: false }, default: null },
  comment: String,
  agentCode: String,
  fileValues: Object,
  search: String,
});

/** scanner: scans only; tout: everything the partner's account can do (R-PAR-09). */
export type PartnerUserRole = 'tout' | 'scanner';

export interface PartnerUser {
  _id: string;
  partnerId: string;
  /** Lower case. One mail may serve several partners: a choice after login. */
  mail: string;
  firstName: string;
  lastName: string;
  role: PartnerUserRole;
  active: boolean;
  /** When the partner closed this access; null or absent while it is open. */
  closedAt?: Date | null;
  /** Grows with each change of its people this person makes or undergoes: what such changes hold. */
  version?: number;
}

export const PartnerUsers = defineModel<PartnerUser>('PartnerUser', 'partnerUsers', {
  _id: String,
  partnerId: String,
  mail: String,
  firstName: String,
  lastName: String,
  role: String,
  active: Boolean,
  closedAt: Date,
  version: Number,
});

export const partnerSpecs: CollectionSpec[] = [
  {
    name: 'partners',
    validator: { etat: { $in: ['I', 'C', 'R'] }, kind: { $in: [...PARTNER_KINDS] } },
    indexes: [
      { key: { identifiant: 1 }, unique: true },
      { key: { tiersi: 1, rang: 1 }, unique: true, where: { tiersi: { $type: 'string' } } },
      { key: { etat: 1, suspended: 1, search: 1 } },
      { key: { search: 1, _id: 1 } },
      { key: { mail: 1 } },
      { key: { activities: 1 } },
    ],
  },
  { name: 'partnerUsers', indexes: [{ key: { mail: 1, partnerId: 1 }, unique: true }, { key: { partnerId: 1 } }] },
];
