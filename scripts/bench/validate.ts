/** validate: the whole use-case, 16 at a time, different children; its floor is the same four writes by the bare driver. */
import mongoose from 'mongoose';
import { childId } from '#core/family/family.model.ts';
import type { Payable } from '#core/forfait/payable.model.ts';
import type { Author } from '#core/shared/author.ts';
import { type Draw, issueVoucher } from '#core/voucher/issue-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { actOf, AT_ONCE, freshForfaits, layGround } from './draw-ground.ts';
import type { Figures } from './figures.ts';
import { bareTransaction, timedInLanes, turns } from './turns.ts';

const SCANNER: Author = { kind: 'partner', id: 'bench' };

export async function benchValidate({ iterations }: { iterations: number }): Promise<Figures> {
  const draws = await layGround();
  return turns(iterations, { name: 'validate', work: [], floor: [], ratioToReach: 1.5 }, async () => {
    const work = await timedInLanes(await freshVouchers(draws), AT_ONCE, (scan) => validateVoucher(actOf(SCANNER), scan));
    const written = await takeWritten();
    const live = await freshVouchers(draws);
    return { work, floor: await timedInLanes(live, AT_ONCE, (scan) => writeBare(scan, written.get(scan.sias)!)) };
  });
}

export interface Scan {
  code: string;
  partnerId: string;
  sias: string;
}

/** A live code for each child. */
export async function freshVouchers(draws: readonly Draw[]): Promise<Scan[]> {
  await freshForfaits(draws);
  const scans: Scan[] = [];
  await timedInLanes(draws, AT_ONCE, async (draw) => {
    const { code } = await issueVoucher(actOf({ kind: 'family', id: draw.matricule }), draw);
    scans.push({ code, partnerId: draw.partnerId, sias: draw.sias });
  });
  return scans;
}

export interface Written {
  payable: Payable;
  event: { object: { id: string } };
}

/** What the use-case wrote for each child: the floor writes the same, under the code it has. */
export async function takeWritten(): Promise<Map<string, Written>> {
  const db = mongoose.connection.db!;
  const events = await db.collection<Written['event'] & { _id: string }>('auditEvents').find({ kind: 'voucher.validated' }).toArray();
  const byCode = new Map(events.map((event) => [event.object.id, event]));
  const payables = await db.collection<Payable>('payables').find().toArray();
  return new Map(payables.map((payable) => [payable.sias, { payable, event: byCode.get(payable._id.slice('QR:'.length))! }]));
}

export async function writeBare({ code, partnerId }: Scan, { payable, event }: Written): Promise<void> {
  const db = mongoose.connection.db!;
  const { at } = actOf(SCANNER);
  const { amount } = payable;
  await bareTransaction(async (session) => {
    const where = { _id: code as never, partnerId, state: 'active', frozen: false, until: { $gt: at } };
    const update = { $set: { state: 'validated', validatedAt: at, validatedBy: SCANNER.id } };
    await db.collection('vouchers').updateOne(where, update, { session });
    const forfait = { _id: childId(payable.campaign, payable.sias) as never, reserved: { $gte: amount } };
    await db.collection('forfaits').updateOne(forfait, { $inc: { reserved: -amount, used: amount } }, { session });
    await db.collection('payables').insertOne({ ...payable, _id: `QR:${code}` as never }, { session });
    await db.collection('auditEvents').insertOne({ ...event, object: { ...event.object, id: code } }, { session });
  });
}
