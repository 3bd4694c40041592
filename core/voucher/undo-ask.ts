import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import { guardWritable } from '../campaign/guard-writable.ts';
import { type Payable, Payables } from '../forfait/payable.model.ts';
import { payableWord } from '../forfait/payable.rules.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, insert, isDuplicate, type Session } from '../shared/database.ts';
import { formatInstant } from '../shared/days.ts';
import { newId, readVoucherCode } from '../shared/identifiers.ts';
import { readReason } from '../shared/reason.rules.ts';
import { refuse } from '../shared/refusals.ts';
import { type ValidationUndo, ValidationUndos } from './undo.model.ts';
import { type Voucher, Vouchers } from './voucher.model.ts';

export interface UndoWish {
  code: string;
  reason: string;
  /** Given when a partner asks: only its own validations are there for it. */
  partnerId?: string;
}

/**
 * Asks that a validation made in error be undone (R-QR-06); nothing moves until a second agent decides (`decideUndo`).
 * What it reads may change before that: the guards are in the decision.
 * @returns the request's id. @throws Refusal INTROUVABLE (404), MOTIF_MANQUANT, VALEUR_TROP_LONGUE (422), ANNULATION_PAS_VALIDE,
 * ANNULATION_IMPOSSIBLE, ANNULATION_DEMANDEE, CAMPAGNE_LECTURE_SEULE (409), DROIT_MANQUANT (403: an agent without payments.generate).
 */
export async function askUndo(act: Act, wish: UndoWish): Promise<{ undo: string }> {
  if (act.author.kind !== 'partner') await requireRight(act, 'payments.generate');
  const reason = readReason(wish.reason);
  const code = readVoucherCode(wish.code);
  if (!code || (act.author.kind === 'partner' && !wish.partnerId)) throw refuse('INTROUVABLE');
  try {
    return await inTransaction((session) => askIn(session, act, { ...wish, code, reason }));
  } catch (error) {
    if (isDuplicate(error)) throw await alreadyAsked(code);
    throw error;
  }
}

async function askIn(session: Session, act: Act, { code, reason, partnerId }: UndoWish): Promise<{ undo: string }> {
  const voucher = await Vouchers.findOne({ _id: code, ...(partnerId ? { partnerId } : {}) })
    .session(session)
    .lean<Voucher>();
  if (!voucher) throw refuse('INTROUVABLE');
  await refuseUnlessUndoable(session, voucher);
  await guardWritable(session, voucher.campaign);
  const undo = asked(act, voucher, reason);
  await insert(ValidationUndos, undo, session);
  await recordEvent(session, act, {
    kind: 'voucher.undoAsked',
    object: { type: 'voucher', id: code },
    campaign: voucher.campaign,
    after: { undo: undo._id, reason, amount: voucher.amount },
  });
  return { undo: undo._id };
}

async function refuseUnlessUndoable(session: Session, voucher: Voucher): Promise<void> {
  if (voucher.state !== 'validated') throw refuse('ANNULATION_PAS_VALIDE');
  const payable = await Payables.findById(`QR:${voucher._id}`).session(session).lean<Payable>();
  if (payable?.state !== 'pending' && payable?.state !== 'held')
    throw refuse('ANNULATION_IMPOSSIBLE', { state: payableWord(payable?.state ?? 'void') });
}

const asked = (act: Act, { _id, campaign, matricule, sias, partnerId, amount }: Voucher, reason: string): ValidationUndo => ({
  _id: newId(),
  code: _id,
  ...{ campaign, matricule, sias, partnerId, amount, reason },
  state: 'asked',
  askedBy: act.author,
  askedAt: act.at,
  decidedBy: null,
  decidedAt: null,
  decision: null,
});

async function alreadyAsked(code: string) {
  const open = await ValidationUndos.findOne({ code, state: 'asked' }).lean<ValidationUndo>();
  return refuse('ANNULATION_DEMANDEE', { instant: open ? formatInstant(open.askedAt) : '' });
}
