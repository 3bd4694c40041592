/** A campaign of the Caf's size at its end: what lists, figures and extracts are measured on. Written raw; the sums agree (R1–R4). */
import type mongoose from 'mongoose';
import { Campaigns } from '#core/campaign/campaign.model.ts';
import { usualDates } from '#core/campaign/campaign.rules.ts';
import { criteria2025 } from '#core/campaign/criteria-2025.ts';
import { childId, Children, Families, FamilyAccounts, familyId } from '#core/family/family.model.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { Partners } from '#core/partner/partner.model.ts';
import { PaymentBatches } from '#core/payment/payment-batch.model.ts';
import { PaymentLines } from '#core/payment/payment-line.model.ts';
import { folded } from '#core/shared/french.ts';
import { newId } from '#core/shared/identifiers.ts';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { COMMUNES, LAST_NAMES } from '../demo/names.ts';
import { type DemoChild, demoChildren, demoFamilies } from '../demo/people.ts';
import { seededRandom } from '../demo/random.ts';

export const YEAR = 2026;
export const SIZES = { families: 29_500, children: 51_300 };
const PARTNERS = 1500;
const BATCHES = 30;
const START = Date.parse('2026-08-05T08:00:00Z');
const DAY_MS = 86_400_000;
const ACTIVITIES = ['Judo', 'Football', 'Danse', 'Natation', 'Musique', 'Théâtre', 'Gymnastique', 'Arts plastiques'];
const random = seededRandom(91);

/** Empty collections filled: every child has a forfait, each draws and four in five are validated; two thirds of these are paid. */
export async function layYear({ families, children }: typeof SIZES = SIZES): Promise<void> {
  const people = { families, children, seed: 91, year: YEAR };
  await Campaigns.collection.insertOne({
    ...{ _id: YEAR as never, state: 'open', ...usualDates(YEAR), loadOpen: false, criteria: criteria2025(YEAR), budget: 500_000_000 },
    ...{ createdAt: new Date(START), openedAt: new Date(START), closedAt: null },
  });
  const clubs = Array.from({ length: PARTNERS }, (_, rank) => aClub(rank));
  await insertAll(Partners, clubs);
  await insertAll(
    PaymentBatches,
    Array.from({ length: BATCHES }, (_, rank) => aBatch(rank + 1)),
  );
  const rows = (function* () {
    for (const family of demoFamilies(people))
      yield {
        ...ofYear(familyId(YEAR, family.matricule), family),
        fileMail: null,
        suspended: null,
        search: folded(`${family.lastName} ${family.firstName}`),
      };
  })();
  await insertAll(Families, rows);
  await insertAll(FamilyAccounts, accounts(people));
  const all = [...demoChildren(people)];
  await insertAll(Children, all.map(aChild));
  const draws = all.map((child, rank) => aDraw(child, rank, clubs[rank % PARTNERS]!._id));
  for (const [model, part] of [
    ...[[Forfaits, 'forfait'] as const, [Vouchers, 'voucher'] as const, [Payables, 'payable'] as const],
    ...[[PaymentLines, 'line'] as const, [AuditEvents, 'event'] as const],
  ])
    await insertAll(
      model,
      draws.map((draw) => draw[part]).filter((document) => document !== null),
    );
}

const ofYear = <T extends object>(_id: string, facts: T) => ({ _id, campaign: YEAR, ...facts, rowHash: '', loadId: 'bench' });

function* accounts(people: Parameters<typeof demoFamilies>[0]) {
  for (const { matricule } of demoFamilies(people))
    if (random.chance(0.4))
      yield { _id: familyId(YEAR, matricule), campaign: YEAR, matricule, activatedAt: new Date(START), consent: null, lastLoginAt: null };
}

/** The load keeps the amount in the forfait only. */
const aChild = (child: DemoChild) => ({
  ...ofYear(childId(YEAR, child.sias), { ...child, amount: undefined }),
  search: folded(`${child.lastName} ${child.firstName}`),
});

function aClub(rank: number) {
  const name = `${ACTIVITIES[rank % ACTIVITIES.length]} Club ${random.pick(LAST_NAMES)} ${rank}`;
  const [, commune] = random.pick(COMMUNES);
  const number = String(rank + 1);
  return {
    ...{ _id: newId(), identifiant: `P${number.padStart(6, '0')}`, kind: 'association', name, mail: `club${rank}@club.example` },
    ...{
      activities: [ACTIVITIES[rank % ACTIVITIES.length]],
      tiersi: number.padStart(7, '0'),
      rang: '0001',
      etat: 'C',
      etatDay: '2025-09-01',
    },
    address: { number: '3', streetType: 'rue', line1: 'des Lilas', line2: '', postalCode: '91000', commune },
    ...{ modifiedAt: new Date(START), suspended: false, comment: '', agentCode: 'P0001', search: folded(`${name} ${commune}`) },
  };
}

const batchId = (number: number): string => `${YEAR}-${String(number).padStart(3, '0')}`;
const aBatch = (number: number) => ({
  ...{ _id: batchId(number), number, campaign: YEAR, kind: 'partners', state: 'processed', cutoff: new Date(START), agent: 'P0001911' },
  ...{
    key: null,
    fence: 1,
    leaseUntil: null,
    startedAt: new Date(START),
    lines: 0,
    totalCents: 0,
    sha256: null,
    fileName: `${number}.TXT`,
  },
  ...{
    generatedAt: new Date(START),
    downloadedAt: null,
    processedAt: null,
    cancelledAt: null,
    downloads: [],
    cancelReason: null,
    paidOn: null,
  },
});

/** All that one child's draw leaves: three in five are paid, one in five waits for a batch, one in five was not scanned. */
function aDraw(child: DemoChild, rank: number, partnerId: string) {
  const whose = { campaign: YEAR, matricule: child.matricule, sias: child.sias };
  const amount = Math.min(child.amount, 3000 + (rank % 7) * 500);
  const at = new Date(START + (rank % 240) * DAY_MS + rank);
  const [scanned, paid] = [rank % 5 !== 0, rank % 5 > 1];
  const batch = (rank % BATCHES) + 1;
  const code = newId();
  return {
    forfait: {
      ...{
        _id: childId(YEAR, child.sias),
        ...whose,
        granted: child.amount,
        available: child.amount - amount,
        reserved: scanned ? 0 : amount,
      },
      ...{ used: scanned ? amount : 0, activities: 1, partners: [partnerId], state: 'open', frozen: false },
    },
    voucher: {
      ...{ _id: code, ...whose, partnerId, amount, state: scanned ? 'validated' : 'active', frozen: false, issuedAt: at },
      ...{
        until: new Date('2027-05-30T22:00:00Z'),
        validatedAt: scanned ? at : null,
        validatedBy: 'bench',
        deletedAt: null,
        expiredAt: null,
      },
    },
    payable: scanned
      ? {
          ...{ _id: `QR:${code}`, kind: 'partners', ...whose, partnerId, amount, state: paid ? 'paid' : 'pending', dueAt: at },
          ...{ batchId: paid ? batchId(batch) : null, paidOn: paid ? at.toISOString().slice(0, 10) : null, heldReason: null },
        }
      : null,
    line: paid
      ? {
          ...{ _id: `${batchId(batch)}:${rank + 1}`, payableId: `QR:${code}`, batchId: batchId(batch), ...whose, tiersi: '0000001' },
          ...{ rang: '0001', amount, live: true, position: rank + 1, executedAt: at },
        }
      : null,
    event: {
      ...{ _id: newId(), at, recordedAt: at, author: { kind: 'family', id: child.matricule }, kind: 'voucher.issued', campaign: YEAR },
      ...{ object: { type: 'voucher', id: code }, before: null, after: { amount } },
    },
  };
}

const CHUNK = 5000;

async function insertAll(model: { collection: mongoose.Collection }, documents: Iterable<object>): Promise<void> {
  let chunk: object[] = [];
  const write = async (): Promise<void> => {
    if (chunk.length > 0) await model.collection.insertMany(chunk, { ordered: false });
    chunk = [];
  };
  for (const document of documents) {
    chunk.push(document);
    if (chunk.length === CHUNK) await write();
  }
  await write();
}
