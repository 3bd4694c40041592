import { recordEvent } from '../audit/record-event.ts';
import { guardWritable } from '../campaign/guard-writable.ts';
import { type Payable, Payables } from '../forfait/payable.model.ts';
import { whereItIs } from '../forfait/payable.rules.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';

interface PendingChange {
  payable: string;
  from: 'pending' | 'held';
  to: 'pending' | 'held';
  reason: string;
  event: 'payable.held' | 'payable.released';
}

/** pending ⇄ held: the guard is the filter of the write, so a batch and a hold never both win. */
export async function changePendingState(act: Act, { payable, from, to, reason, event }: PendingChange): Promise<void> {
  const held =
    to === 'held' ? { heldReason: reason, heldBy: act.author.id, heldAt: act.at } : { heldReason: null, heldBy: null, heldAt: null };
  await inTransaction(async (session) => {
    const before = await Payables.findOneAndUpdate(
      { _id: payable, state: from },
      { $set: { state: to, ...held } },
      { session, returnDocument: 'before' },
    ).lean<Payable>();
    if (!before) {
      const there = await Payables.findById(payable).session(session).lean<Payable>();
      throw there ? refuse('PAIEMENT_ETAT', { state: whereItIs(there) }) : refuse('PAIEMENT_INCONNU');
    }
    await guardWritable(session, before.campaign);
    await recordEvent(session, act, {
      kind: event,
      object: { type: 'payable', id: payable },
      campaign: before.campaign,
      before: { state: from, reason: before.heldReason },
      after: { state: to, reason },
    });
  });
}
