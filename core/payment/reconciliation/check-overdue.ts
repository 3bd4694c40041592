import { formatInstant } from '../../shared/days.ts';
import { typo } from '../../shared/french.ts';
import { Outbox, type OutboxLetter } from '../../shared/outbox.model.ts';
import { type Voucher, Vouchers } from '../../voucher/voucher.model.ts';
import { type PaymentBatch, PaymentBatches } from '../payment-batch.model.ts';
import { type Check, type Difference, MOST_DIFFERENCES } from './check.ts';
import { forgottenPayables } from './forgotten-payables.ts';
import { all, type ReadSnapshot } from './snapshot.ts';

/** A job is late only after this long: it has its own rhythm. */
const PATIENCE_MS = 5 * 60_000;

/** The two clocks: business time for limits of the scheme, real time for leases. */
export interface Clocks {
  business: Date;
  real: Date;
}

/** R6: nothing overdue: no payable that a batch forgot, no active QR code past its end, no batch or letter past its lease. */
export async function checkOverdue(read: ReadSnapshot, clocks: Clocks): Promise<Check> {
  const differences = [
    ...(await forgottenPayables(read)),
    ...(await endedVouchers(read, before(clocks.business))),
    ...(await silentBatches(read, before(clocks.real))),
    ...(await silentLetters(read, before(clocks.real))),
  ];
  return { name: 'R6 rien en retard', left: differences.length, right: 0, differences };
}

const before = (instant: Date): Date => new Date(instant.getTime() - PATIENCE_MS);

async function endedVouchers(read: ReadSnapshot, limit: Date): Promise<Difference[]> {
  const ended = await all(read<Voucher>(Vouchers, [{ $match: { state: 'active', until: { $lte: limit } } }, { $limit: MOST_DIFFERENCES }]));
  return ended.map(({ _id, until }) => ({ id: _id, detail: `QR code en cours, fini depuis le ${formatInstant(until)}` }));
}

async function silentBatches(read: ReadSnapshot, limit: Date): Promise<Difference[]> {
  const silent = await all(read<PaymentBatch>(PaymentBatches, [{ $match: { state: 'generating', leaseUntil: { $lte: limit } } }]));
  return silent.map(({ _id }) => ({ id: _id, detail: typo('lot en préparation, sans nouvelles : le travailleur doit le finir') }));
}

async function silentLetters(read: ReadSnapshot, limit: Date): Promise<Difference[]> {
  const silent = await all(
    read<OutboxLetter>(Outbox, [
      { $match: { state: { $in: ['sending', 'handing'] }, leaseUntil: { $lte: limit } } },
      { $limit: MOST_DIFFERENCES },
    ]),
  );
  return silent.map(({ _id }) => ({ id: _id, detail: 'mail en cours d’envoi, sans nouvelles' }));
}
