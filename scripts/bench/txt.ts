/**
 * How fast 15,000 payments become a file (issue 3, §9). Floor: a bare cursor over the same payables, written with fs.write.
 * Runs on the connected database, whose payments it replaces.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { auditSpecs } from '#core/audit/audit-event.model.ts';
import { Campaigns, campaignSpec } from '#core/campaign/campaign.model.ts';
import { criteria2025 } from '#core/campaign/criteria-2025.ts';
import { usualDates } from '#core/campaign/campaign.rules.ts';
import { type Payable, Payables, payableSpec } from '#core/forfait/payable.model.ts';
import { type Partner, Partners, partnerSpecs } from '#core/partner/partner.model.ts';
import { downloadBatch } from '#core/payment/download-batch.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { paymentSpecs } from '#core/payment/payment-specs.ts';
import { renderBatch } from '#core/payment/render-batch.ts';
import { applySpec } from '#core/schema/apply-spec.ts';
import { actNow, system } from '#core/shared/author.ts';

const YEAR = 2026;
const LINES = 15_000;
const PARTNERS = 300;
const act = actNow(system('bench'));

export interface MeasuredTxt {
  name: string;
  /** Milliseconds of each turn. */
  work: number[];
  floor: number[];
  ratioToReach: number;
  /** The median of `work` stays under it. */
  limitMs?: number;
}

/** txt.file: the file of a batch already claimed, from its frozen lines; at most twice the floor. */
export async function benchTxtFile({ iterations }: { iterations: number }): Promise<MeasuredTxt> {
  await emptyPayments();
  const { batch } = await generateBatch(act, { kind: 'partners' });
  const measured: MeasuredTxt = { name: 'txt.file', work: [], floor: [], ratioToReach: 2 };
  await turns(iterations, measured, async (file) => {
    const floor = await timed(() => writeFloor(file));
    const work = await timed(async () => writeFile(file, (await renderBatch({ _id: batch, kind: 'partners' })).bytes));
    return { work, floor };
  });
  return measured;
}

/** txt.batch: claim, freeze, store, download and write; under 10 s, no ratio asked. */
export async function benchTxtBatch({ iterations }: { iterations: number }): Promise<MeasuredTxt> {
  const measured: MeasuredTxt = { name: 'txt.batch', work: [], floor: [], ratioToReach: Number.POSITIVE_INFINITY, limitMs: 10_000 };
  await turns(iterations, measured, async (file) => {
    await emptyPayments();
    const floor = await timed(() => writeFloor(file));
    const work = await timed(async () => {
      const { batch } = await generateBatch(act, { kind: 'partners' });
      await writeFile(file, (await downloadBatch(act, batch)).bytes);
    });
    return { work, floor };
  });
  return measured;
}

async function writeFloor(file: string): Promise<void> {
  const records: string[] = [];
  for await (const payable of Payables.collection.find<Payable>({}))
    records.push(`${payable.matricule}${payable.sias}${payable.amount}`.padEnd(126));
  await writeFile(file, records.join('\n'));
}

/** One turn to warm up, then those that count. */
async function turns(count: number, into: MeasuredTxt, turn: (file: string) => Promise<{ work: number; floor: number }>): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-bench-'));
  for (let number = 0; number <= count; number++) {
    const { work, floor } = await turn(path.join(folder, 'lot.txt'));
    if (number === 0) continue;
    into.work.push(work);
    into.floor.push(floor);
  }
  await rm(folder, { recursive: true });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Collections are made anew: MongoDB keeps what is deleted for minutes, and every turn would be slower than the one before. */
async function emptyPayments(): Promise<void> {
  for (const spec of [...paymentSpecs, ...partnerSpecs, ...auditSpecs, payableSpec, campaignSpec]) {
    await mongoose.connection.db!.dropCollection(spec.name).catch(() => undefined);
    await applySpec(spec);
  }
  const campaign = { _id: YEAR, state: 'open', ...usualDates(YEAR), loadOpen: false, criteria: criteria2025(YEAR), budget: null };
  await Campaigns.collection.insertOne({ ...campaign, createdAt: act.at, openedAt: act.at, closedAt: null } as never);
  await Partners.collection.insertMany(Array.from({ length: PARTNERS }, (_, index) => aPartner(index)) as never[]);
  await Payables.collection.insertMany(Array.from({ length: LINES }, (_, index) => aPayable(index)) as never[]);
}

const aPartner = (index: number): Pick<Partner, '_id' | 'identifiant' | 'kind' | 'name' | 'tiersi' | 'rang' | 'etat'> => ({
  _id: `partner ${index}`,
  identifiant: `P${String(index).padStart(6, '0')}`,
  kind: 'association',
  name: `Club ${index}`,
  tiersi: String(1_000_000 + index),
  rang: '0001',
  etat: 'C',
});

const aPayable = (index: number): Payable => ({
  _id: `QR:00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  kind: 'partners',
  campaign: YEAR,
  matricule: String(1_000_000 + index),
  sias: String(2_000_000 + index),
  partnerId: `partner ${index % PARTNERS}`,
  amount: 3000 + (index % 70) * 100,
  state: 'pending',
  dueAt: act.at,
  batchId: null,
  paidOn: null,
  heldReason: null,
});
