/** What draw and validate are measured on: one open campaign, one club, and a child for each draw, in a family of its own. */
import mongoose from 'mongoose';
import { auditSpecs } from '#core/audit/audit-event.model.ts';
import { Campaigns } from '#core/campaign/campaign.model.ts';
import { criteria2025 } from '#core/campaign/criteria-2025.ts';
import { usualDates } from '#core/campaign/campaign.rules.ts';
import { childId, Children, Families, familyId } from '#core/family/family.model.ts';
import { Forfaits, forfaitSpec } from '#core/forfait/forfait.model.ts';
import { payableSpec } from '#core/forfait/payable.model.ts';
import { createPartner } from '#core/partner/create-partner.ts';
import { applySpec } from '#core/schema/apply-spec.ts';
import { type Act, type Author, system } from '#core/shared/author.ts';
import { outboxSpec } from '#core/shared/outbox.model.ts';
import type { Draw } from '#core/voucher/issue-voucher.ts';
import { voucherSpec } from '#core/voucher/voucher.model.ts';

export const DRAWS = 400;
export const AT_ONCE = 16;
const YEAR = 2026;
const GRANTED = 15_000;
const AMOUNT = 4_000;
const AT = new Date('2026-11-23T10:00:00Z');

/** An act within the campaign, whatever day it is. */
export const actOf = (author: Author): Act => ({ author, at: AT });

/** The campaign, families, children and club; once for all turns. @returns one draw for each child. */
export async function layGround(): Promise<Draw[]> {
  const dates = { createdAt: AT, openedAt: AT, closedAt: null };
  await Campaigns.collection.insertOne({
    _id: YEAR as never,
    state: 'open',
    ...usualDates(YEAR),
    loadOpen: false,
    criteria: criteria2025(YEAR),
    budget: null,
    ...dates,
  });
  const draws = Array.from({ length: DRAWS }, (_, rank) => numbersOf(rank));
  await Families.collection.insertMany(draws.map(familyOf) as never[]);
  await Children.collection.insertMany(draws.map(childOf) as never[]);
  const club = { name: 'Judo Club de Grigny', mail: 'judo@club.example', activities: ['Judo'] };
  const address = { line1: '3 rue des Lilas', postalCode: '91350', commune: 'Grigny' };
  const { id } = await createPartner(actOf(system('bench')), { ...club, ...address, tiersi: '0314583', rang: '0001' });
  return draws.map((numbers) => ({ campaign: YEAR, ...numbers, partnerId: id, amount: AMOUNT }));
}

interface Numbers {
  matricule: string;
  sias: string;
}

const numbersOf = (rank: number): Numbers => ({ matricule: String(1_000_000 + rank), sias: String(2_000_000 + rank) });

const familyOf = ({ matricule }: Numbers) => ({
  _id: familyId(YEAR, matricule),
  campaign: YEAR,
  matricule,
  lastName: 'MOREL',
  firstName: 'Nadia',
  mail: `nadia.${matricule}@exemple.fr`,
  fileMail: null,
  insee: null,
  commune: null,
  suspended: null,
  search: 'morel nadia',
  rowHash: '',
  loadId: 'bench',
});

const childOf = ({ matricule, sias }: Numbers) => ({
  _id: childId(YEAR, sias),
  campaign: YEAR,
  sias,
  matricule,
  lastName: 'MOREL',
  firstName: 'Lina',
  birth: '2016-03-14',
  search: 'morel lina',
  rowHash: '',
  loadId: 'bench',
});

const MOVED = [forfaitSpec, payableSpec, voucherSpec, outboxSpec, ...auditSpecs];

/** Whole forfaits and nothing else: collections are made again, for MongoDB keeps for minutes what is deleted. */
export async function freshForfaits(draws: readonly Draw[]): Promise<void> {
  for (const spec of MOVED) {
    await mongoose.connection.db!.dropCollection(spec.name).catch(() => undefined);
    await applySpec(spec);
  }
  await Forfaits.collection.insertMany(draws.map(forfaitOf) as never[]);
}

const forfaitOf = ({ matricule, sias }: Draw) => ({
  _id: childId(YEAR, sias),
  campaign: YEAR,
  matricule,
  sias,
  granted: GRANTED,
  available: GRANTED,
  reserved: 0,
  used: 0,
  activities: 0,
  partners: [],
  state: 'open',
  frozen: false,
});
