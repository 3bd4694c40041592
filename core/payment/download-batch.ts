import { createHash } from 'node:crypto';
import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, type Session } from '../shared/database.ts';
import { FILE_STATES } from './batch-states.rules.ts';
import { findBatch } from './find-batch.ts';
import { type PaymentBatch, PaymentBatches } from './payment-batch.model.ts';
import { stateRefusal } from './refuse-lost-batch.ts';
import { readStoredFile } from './stored-file.ts';

export interface DownloadedBatch {
  fileName: string;
  bytes: Buffer;
}

/**
 * Gives a batch's file (R-PAY-03): the bytes stored when it was frozen, any number of times. The first download changes its state;
 * each later one is a reprise; all are recorded with their author and instant.
 * @throws Refusal LOT_INCONNU (404), LOT_ETAT (409), DROIT_MANQUANT (403); Error when the stored bytes are not those of its sha256.
 */
export async function downloadBatch(act: Act, batch: string): Promise<DownloadedBatch> {
  await requireRight(act, 'payments.generate');
  await findBatch(batch);
  return inTransaction(async (session) => {
    const { before, fileName, sha256 } = await recordDownload(session, act, batch);
    const bytes = await readStoredFile(batch, session);
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`batch ${batch}: stored file differs from its sha256`);
    await recordEvent(session, act, {
      kind: 'payment.downloaded',
      object: { type: 'paymentBatch', id: batch },
      campaign: before.campaign,
      before: { state: before.state, downloads: before.downloads.length },
      after: { state: before.state === 'generated' ? 'downloaded' : before.state, downloads: before.downloads.length + 1 },
    });
    return { fileName, bytes };
  });
}

async function recordDownload(session: Session, act: Act, batch: string) {
  const download = { agent: act.author.id, at: act.at };
  const first = await PaymentBatches.findOneAndUpdate(
    { _id: batch, state: 'generated' },
    { $set: { state: 'downloaded', downloadedAt: act.at }, $push: { downloads: download } },
    { session, returnDocument: 'before' },
  ).lean<PaymentBatch>();
  const before =
    first ??
    (await PaymentBatches.findOneAndUpdate(
      { _id: batch, state: { $in: FILE_STATES } },
      { $push: { downloads: download } },
      { session, returnDocument: 'before' },
    ).lean<PaymentBatch>());
  if (!before) throw stateRefusal(await findBatch(batch, session));
  return { before, fileName: before.fileName, sha256: before.sha256 };
}
