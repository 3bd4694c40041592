import { requireRight } from '../access/require-right.ts';
import type { PayableKind } from '../forfait/payable.model.ts';
import type { Act } from '../shared/author.ts';
import { realNow } from '../shared/clock.ts';
import { inTransaction, insert, isDuplicate, type Session } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { batchId, fileNameOf } from './batch-names.rules.ts';
import { claimLines, leaseEnd } from './claim-lines.ts';
import { type BatchView, viewOf } from './find-batch.ts';
import { finishBatch } from './finish-batch.ts';
import { oddLines } from './odd-lines.ts';
import { payingCampaign } from './paying-campaign.ts';
import { type PaymentBatch, PaymentBatches } from './payment-batch.model.ts';
import type { Pending } from './pending-payables.ts';
import { busyRefusal } from './refuse-lost-batch.ts';
import { takeOver } from './take-over.ts';

/** Both kinds share one sequence: each try that loses its number to the other kind takes the next one. */
const NUMBER_TRIES = 5;

/**
 * Generates a batch of everything pending up to now (R-PAY-01), freezes it and writes its file. Nothing is lost by a crash on the
 * way: whoever asks next, or the worker, takes the batch over and finishes it; that batch is then the answer.
 * @param wanted.key the form's hidden `cle`: asked again with it, the first batch is the answer.
 * @throws Refusal CLE_DEJA_UTILISEE, RIEN_A_PAYER, LOT_EN_COURS naming who holds it, LIGNE_HORS_FORMAT, CAMPAGNE_LECTURE_SEULE (409), DROIT_MANQUANT (403).
 */
export async function generateBatch(act: Act, wanted: { kind: PayableKind; year?: number; key?: string }): Promise<BatchView> {
  await requireRight(act, 'payments.generate');
  const first = await batchOfKey(act, wanted);
  if (first) return first;
  const { _id: campaign } = await payingCampaign(wanted.year);
  const pending = { campaign, kind: wanted.kind, cutoff: act.at };
  const left = await takeOverOrRefuse(pending);
  if (left) return finishBatch(act, left);
  const [odd] = await oddLines(pending, 1);
  if (odd) throw odd.refusal;
  const opened = await openBatch(act, { ...pending, key: wanted.key || null });
  return opened ? finishBatch(act, opened) : ((await batchOfKey(act, wanted)) ?? refuseBusy(pending));
}

async function refuseBusy(pending: Pending): Promise<never> {
  await takeOverOrRefuse(pending);
  throw refuse('TROP_OCCUPE', {}, { retryAfter: 1 });
}

/** The batch this agent made with this key, once it is made. @throws Refusal CLE_DEJA_UTILISEE (409) for another kind. */
async function batchOfKey(act: Act, { kind, key }: { kind: PayableKind; key?: string }): Promise<BatchView | null> {
  if (!key) return null;
  const made = await PaymentBatches.findOne({ agent: act.author.id, key, state: { $ne: 'generating' } }).lean<PaymentBatch>();
  if (made && made.kind !== kind) throw refuse('CLE_DEJA_UTILISEE');
  return made && viewOf(made);
}

interface Opening extends Pending {
  key: string | null;
}

/** @returns a batch whose generator died, now ours, or null. @throws Refusal LOT_EN_COURS when its generator lives. */
async function takeOverOrRefuse({ campaign, kind }: Pending): Promise<PaymentBatch | null> {
  const there = await PaymentBatches.findOne({ campaign, kind, state: 'generating' }).lean<PaymentBatch>();
  if (!there) return null;
  const taken = await takeOver(there);
  if (!taken) throw busyRefusal(there);
  return taken;
}

/** Takes the next number with its first lines, or nothing: a number never stands for an empty batch, so there is no gap. Null: beaten to it. */
async function openBatch(act: Act, pending: Opening): Promise<PaymentBatch | null> {
  for (let tries = 1; ; tries++) {
    try {
      return await inTransaction((session) => openIn(session, act, pending));
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const left = await takeOverOrRefuse(pending);
      if (left) return left;
      if (tries === NUMBER_TRIES) return null;
    }
  }
}

async function openIn(session: Session, act: Act, pending: Opening): Promise<PaymentBatch> {
  const last = await PaymentBatches.findOne({ campaign: pending.campaign }).sort({ number: -1 }).session(session).lean<PaymentBatch>();
  const batch = newBatch(act, pending, (last?.number ?? 0) + 1);
  await insert(PaymentBatches, batch, session);
  if ((await claimLines(session, batch)) === 0) throw refuse('RIEN_A_PAYER');
  return batch;
}

const newBatch = (act: Act, { campaign, kind, cutoff, key }: Opening, number: number): PaymentBatch => ({
  _id: batchId(campaign, number),
  number,
  campaign,
  kind,
  state: 'generating',
  cutoff,
  agent: act.author.id,
  key,
  fence: 1,
  leaseUntil: leaseEnd(),
  startedAt: realNow(),
  lines: 0,
  totalCents: 0,
  sha256: null,
  fileName: fileNameOf({ campaign, number, kind }),
  generatedAt: null,
  downloadedAt: null,
  processedAt: null,
  cancelledAt: null,
  downloads: [],
  cancelReason: null,
  paidOn: null,
});
