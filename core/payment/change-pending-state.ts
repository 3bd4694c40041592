import { recordEvent } from '../audit/record-event.ts';
import { type Payable, Payables, type PayableState } from '../forfait/payable.model.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';

interface PendingChange {
  payable: string;
  from: 'pending' | 'held';
  to: 'pending' | 'held';
  heldReason: string | null;
  event: 'payable.held' | 'payable.released';
}

const STATE_WORDS: Record<PayableState, string> = { pending: 'en attente', held: 'retenu', batched: 'dans un lot', paid: 'payé' };

/** pending ⇄ held: the guard is the filter of the write, so a batch and a hold never both win. */
export async function changePendingState(act: Act, { payable, from, to, heldReason, event }: PendingChange): Promise<void> {
  await inTransaction(async (session) => {
    const before = await Payables.findOneAndUpdate(
      { _id: payable, state: from },
      { $set: { state: to, heldReason } },
      { session, returnDocument: 'before' },
    ).lean<Payable>();
    if (!before) {
      const there = await Payables.findById(payable).session(session).lean<Payable>();
      throw there ? refuse('PAIEMENT_ETAT', { state: STATE_WORDS[there.state] }) : refuse('PAIEMENT_INCONNU');
    }
    await recordEvent(session, act, {
      kind: event,
      object: { type: 'payable', id: payable },
      campaign: before.campaign,
      before: { state: from, reason: before.heldReason },
      after: { state: to, reason: heldReason },
    });
  });
}
