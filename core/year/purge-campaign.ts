import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { Throttles } from '../access/access.model.ts';
import { requireRight } from '../access/require-right.ts';
import { type AuditSeal, AuditSeals } from '../audit/audit-event.model.ts';
import { erasedDigest, eraseSomeEvents, PURGE_DONE, PURGE_STARTED } from '../audit/erase-journal.ts';
import { recordEvent } from '../audit/record-event.ts';
import { type Campaign, Campaigns, type PurgedBatch, type PurgeRecord } from '../campaign/campaign.model.ts';
import { campaignLabel, stateWord } from '../campaign/campaign.rules.ts';
import { findCampaign, latestYear } from '../campaign/find-campaign.ts';
import { lastPurgeable } from '../campaign/year-access.rules.ts';
import { Payables, UNPAID } from '../forfait/payable.model.ts';
import { type PaymentBatch, PaymentBatches } from '../payment/payment-batch.model.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, type Session } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { removeFiles, removeSome } from './purge-chunks.ts';
import { REMOVED } from './purge-plan.ts';

const EVENTS_AT_ONCE = 500;

/**
 * Purges a campaign of A-4 or older (R-CAM-09): every personal datum of it goes, files and mails included; its journal keeps kinds,
 * instants and amounts under pseudonyms; counts stay on the campaign. By chunks, each counted in its own transaction: run again, or by
 * the worker, it goes on where it stopped. What began is not undone.
 * @param wanted.confirm the campaign's name, typed: "2022-2023", or its year.
 * @throws Refusal SUPPRESSION_NON_CONFIRMEE (422), PURGE_TROP_TOT, CAMPAGNE_ETAT, IMPAYES (409), CAMPAGNE_INCONNUE (404), DROIT_MANQUANT (403).
 */
export async function purgeCampaign(act: Act, { year, confirm }: { year: number; confirm: string }): Promise<PurgeRecord> {
  await requireRight(act, 'purge');
  const { state, purge } = await findCampaign(year);
  if (![String(year), campaignLabel(year)].includes(confirm.trim()))
    throw refuse('SUPPRESSION_NON_CONFIRMEE', { expected: campaignLabel(year) }, { field: 'confirmation' });
  const last = lastPurgeable((await latestYear()) ?? year);
  if (year > last) throw refuse('PURGE_TROP_TOT', { year, last });
  if (state !== 'archived') throw refuse('CAMPAGNE_ETAT', { year, state: stateWord(state) });
  if (!purge) await inTransaction((session) => start(session, act, { year, typed: confirm.trim() }));
  return goOn(act, year);
}

/** The worker's round: purges that a crash cut short. */
export async function resumePurges(act: Act): Promise<void> {
  const begun = await Campaigns.find({ state: 'archived', 'purge.startedAt': { $type: 'date' } }, { _id: 1 }).lean<{ _id: number }[]>();
  for (const { _id } of begun) await goOn(act, _id);
}

async function start(session: Session, act: Act, { year, typed }: { year: number; typed: string }): Promise<void> {
  if (await Payables.exists({ campaign: year, state: { $in: UNPAID } }).session(session)) throw refuse('IMPAYES');
  const purge: PurgeRecord = {
    startedAt: act.at,
    agent: act.author.id,
    typed,
    doneAt: null,
    counts: {},
    batches: await batchesOf(session, year),
    pseudonymKey: randomBytes(32).toString('hex'),
    sealHash: null,
  };
  const begun = await Campaigns.updateOne({ _id: year, state: 'archived', purge: null }, { $set: { purge } }, { session });
  // Begun by somebody else at the same instant: both go on, chunk by chunk.
  if (begun.modifiedCount !== 1) return;
  await recordEvent(session, act, { kind: PURGE_STARTED, object: { type: 'campaign', id: String(year) }, campaign: year });
}

async function batchesOf(session: Session, campaign: number): Promise<PurgedBatch[]> {
  const batches = await PaymentBatches.find({ campaign }).sort({ number: 1 }).session(session).lean<PaymentBatch[]>();
  return batches.map(({ _id: id, ...batch }) => {
    const { fileName, state, lines, totalCents, paidOn, sha256 } = batch;
    return { id, fileName, state, lines, totalCents, paidOn, sha256 };
  });
}

async function goOn(act: Act, year: number): Promise<PurgeRecord> {
  for (const bucket of await fileBuckets()) while ((await removeFiles(year, bucket)) > 0);
  for (const removal of REMOVED) while ((await removeSome(year, removal)) > 0);
  while ((await eraseJournal(year)) > 0);
  await Throttles.deleteMany({ until: { $lt: act.at } });
  await finish(act, year);
  return (await findCampaign(year)).purge!;
}

/** Every bucket of files there is. */
async function fileBuckets(): Promise<string[]> {
  const collections = await mongoose.connection.db!.listCollections({ name: /\.files$/ }, { nameOnly: true }).toArray();
  return collections.map(({ name }) => name.slice(0, -'.files'.length));
}

async function eraseJournal(year: number): Promise<number> {
  return inTransaction(async (session) => {
    const key = (await findCampaign(year, session)).purge?.pseudonymKey;
    const erased = key ? await eraseSomeEvents(session, year, key, EVENTS_AT_ONCE) : 0;
    if (erased > 0)
      await Campaigns.updateOne({ _id: year, state: 'archived' }, { $inc: { 'purge.counts.auditEvents': erased } }, { session });
    return erased;
  });
}

async function finish(act: Act, year: number): Promise<void> {
  const journal = await erasedDigest(year);
  const seal = await AuditSeals.findOne().sort({ _id: -1 }).lean<AuditSeal>();
  await inTransaction(async (session) => {
    const done = await Campaigns.findOneAndUpdate(
      { _id: year, state: 'archived', 'purge.startedAt': { $type: 'date' } },
      { $set: { state: 'purged', 'purge.doneAt': act.at, 'purge.pseudonymKey': null, 'purge.sealHash': seal?.hash ?? null } },
      { session, returnDocument: 'after' },
    ).lean<Campaign>();
    if (!done) return;
    await recordEvent(session, act, {
      kind: PURGE_DONE,
      object: { type: 'campaign', id: String(year) },
      campaign: year,
      before: { state: 'archived' },
      after: { state: 'purged', ...done.purge!.counts, journal },
    });
  });
}
