/** draw: the whole use-case, 16 at a time, different children; its floor is the same four writes by the bare driver. */
import mongoose from 'mongoose';
import { childId } from '#core/family/family.model.ts';
import { type Draw, issueVoucher } from '#core/voucher/issue-voucher.ts';
import { actOf, AT_ONCE, freshForfaits, layGround } from './draw-ground.ts';
import type { Figures } from './figures.ts';
import { bareTransaction, timedInLanes, turns } from './turns.ts';

export async function benchDraw({ iterations }: { iterations: number }): Promise<Figures> {
  const draws = await layGround();
  return turns(iterations, { name: 'draw', work: [], floor: [], ratioToReach: 1.5 }, async () => {
    await freshForfaits(draws);
    const work = await timedInLanes(draws, AT_ONCE, (draw) => issueVoucher(actOf({ kind: 'family', id: draw.matricule }), draw));
    const writes = await takeWrites(draws);
    await freshForfaits(draws);
    return { work, floor: await timedInLanes(writes, AT_ONCE, writeBare) };
  });
}

interface Writes {
  draw: Draw;
  voucher: object;
  event: object;
  letter: object;
}

/** The very documents the use-case wrote. */
async function takeWrites(draws: readonly Draw[]): Promise<Writes[]> {
  const db = mongoose.connection.db!;
  const vouchers = await db.collection('vouchers').find().toArray();
  const events = new Map(
    (await db.collection('auditEvents').find({ kind: 'voucher.issued' }).toArray()).map((each) => [each.object.id, each]),
  );
  const letters = new Map((await db.collection('outbox').find().toArray()).map((each) => [each.about, each]));
  return draws.map((draw) => {
    const voucher = vouchers.find((each) => each.sias === draw.sias)!;
    return { draw, voucher, event: events.get(voucher._id)!, letter: letters.get(draw.matricule)! };
  });
}

async function writeBare({ draw, voucher, event, letter }: Writes): Promise<void> {
  const db = mongoose.connection.db!;
  const { amount, partnerId } = draw;
  await bareTransaction(async (session) => {
    await db
      .collection('forfaits')
      .updateOne(
        { _id: childId(draw.campaign, draw.sias) as never, state: 'open', available: { $gte: amount } },
        { $inc: { available: -amount, reserved: amount, activities: 1 }, $push: { partners: partnerId as never } },
        { session },
      );
    await db.collection('vouchers').insertOne(voucher, { session });
    await db.collection('auditEvents').insertOne(event, { session });
    await db.collection('outbox').insertOne(letter, { session });
  });
}
