import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import { guardWritable } from '../campaign/guard-writable.ts';
import { takeBackUse } from '../forfait/move-forfait.ts';
import { type Payable, Payables } from '../forfait/payable.model.ts';
import { payableWord } from '../forfait/payable.rules.ts';
import type { Act } from '../shared/author.ts';
import type { Cents } from '../shared/cents.ts';
import { inTransaction, type Session } from '../shared/database.ts';
import { formatInstant } from '../shared/days.ts';
import { readReason } from '../shared/reason.rules.ts';
import { type Refusal, refuse } from '../shared/refusals.ts';
import { findDrawFacts } from './draw-facts.ts';
import { type ValidationUndo, ValidationUndos } from './undo.model.ts';
import { postUndoLetter } from './undo-letter.ts';
import { Vouchers } from './voucher.model.ts';

/** What a second agent answers to a request. */
export interface UndoDecision {
  undo: string;
  accept: boolean;
  reason: string;
}

/**
 * Decides a request to undo a validation (R-QR-06): never the agent who asked. Accepted: the code stays used, the payable is void,
 * amount and activity slot go back to the child, the family is told; all or nothing. A batch generated at the same instant wins or
 * loses whole: the guard is the payable's state, in the filter of the write both make.
 * @throws Refusal ANNULATION_INCONNUE (404), ANNULATION_DECIDEE, ANNULATION_IMPOSSIBLE, CAMPAGNE_LECTURE_SEULE (409),
 * ANNULATION_MEME_AGENT, DROIT_MANQUANT (403), MOTIF_MANQUANT, VALEUR_TROP_LONGUE (422).
 */
export async function decideUndo(act: Act, decision: UndoDecision): Promise<void> {
  await requireRight(act, 'payments.generate');
  const reason = readReason(decision.reason);
  await inTransaction(async (session) => {
    const undo = await settle(session, act, { ...decision, reason });
    if (decision.accept) await undoIn(session, act, undo, reason);
    else
      await recordEvent(session, act, {
        kind: 'voucher.undoRefused',
        object: { type: 'voucher', id: undo.code },
        campaign: undo.campaign,
        after: { undo: undo._id, reason },
      });
  });
}

/** asked → accepted or refused, by another than who asked: both in the filter. */
async function settle(session: Session, act: Act, { undo, accept, reason }: UndoDecision): Promise<ValidationUndo> {
  const { kind, id } = act.author;
  const settled = await ValidationUndos.findOneAndUpdate(
    { _id: undo, state: 'asked', $nor: [{ 'askedBy.kind': kind, 'askedBy.id': id }] },
    { $set: { state: accept ? 'accepted' : 'refused', decidedBy: id, decidedAt: act.at, decision: reason } },
    { session, returnDocument: 'after' },
  ).lean<ValidationUndo>();
  if (settled) return settled;
  throw explain(await ValidationUndos.findById(undo).session(session).lean<ValidationUndo>());
}

function explain(there: ValidationUndo | null): Refusal {
  if (!there) return refuse('ANNULATION_INCONNUE');
  if (there.state === 'asked') return refuse('ANNULATION_MEME_AGENT');
  const state = there.state === 'accepted' ? 'acceptée' : 'refusée';
  return refuse('ANNULATION_DECIDEE', {
    state,
    agent: there.decidedBy ?? '',
    instant: there.decidedAt ? formatInstant(there.decidedAt) : '',
  });
}

async function undoIn(session: Session, act: Act, undo: ValidationUndo, reason: string): Promise<void> {
  await guardWritable(session, undo.campaign);
  const back = await takeBackUse(session, `QR:${undo.code}`);
  if (!back) throw await tooLate(session, undo);
  const marked = await Vouchers.updateOne(
    { _id: undo.code, state: 'validated', undoneAt: null },
    { $set: { undoneAt: act.at } },
    { session },
  );
  if (marked.modifiedCount !== 1) throw new Error(`voucher ${undo.code}: payable void, voucher not validated`);
  await recordUndone(session, act, { undo, reason, before: back.payable.state, left: back.left });
  await postUndoLetter(session, act, { undo, facts: await findDrawFacts(undo), left: back.left });
}

async function tooLate(session: Session, { code }: ValidationUndo): Promise<Refusal> {
  const payable = await Payables.findById(`QR:${code}`).session(session).lean<Payable>();
  return refuse('ANNULATION_IMPOSSIBLE', { state: payableWord(payable?.state ?? 'void') });
}

interface Undone {
  undo: ValidationUndo;
  reason: string;
  before: Payable['state'];
  left: Cents;
}

const recordUndone = (session: Session, act: Act, { undo, reason, before, left }: Undone): Promise<void> =>
  recordEvent(session, act, {
    kind: 'voucher.undone',
    object: { type: 'voucher', id: undo.code },
    campaign: undo.campaign,
    before: { payable: before },
    after: { payable: 'void', undo: undo._id, amount: undo.amount, left, askedBy: undo.askedBy.id, reason },
  });
