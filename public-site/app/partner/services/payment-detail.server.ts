/** One validation of a partner: where its money stands, and the asking for its undoing (R-PAR-09, R-QR-06). */
import { findBatch } from '#core/payment/find-batch.ts';
import { dayOf, formatDay, formatInstant } from '#core/shared/days.ts';
import { typo } from '#core/shared/french.ts';
import { refuse } from '#core/shared/refusals.ts';
import { listValidations, type PartnerValidation } from '#core/voucher/partner-validations.ts';
import { askUndo } from '#core/voucher/undo-ask.ts';
import { undosOf } from '#core/voucher/undo-list.ts';
import type { ValidationUndo } from '#core/voucher/undo.model.ts';
import type { PromiseStep } from '../../components/PromiseLine.tsx';
import type { Fields } from '../../services/fields.server.ts';
import { paymentLine } from './partner-money.server.ts';
import type { PartnerVisit } from './partner-session.server.ts';

/** @throws Refusal INTROUVABLE (404): not validated, or another partner's. */
export async function paymentDetail({ partner }: PartnerVisit, code: string) {
  const [found] = code ? await listValidations({ partnerId: partner._id, code, limit: 1 }) : [];
  if (!found) throw refuse('INTROUVABLE');
  const undos = (await undosOf(code)).filter((each) => each.partnerId === partner._id);
  const open = undos.some(({ state }) => state === 'asked');
  const preparedAt = found.batchId ? (await findBatch(found.batchId)).generatedAt : null;
  return {
    line: paymentLine(found),
    steps: stepsOf(found, preparedAt),
    undos: undos.map(undoWords),
    askable: found.state === 'validated' && !open,
  };
}

/** Asks; a second agent of the Caf decides. @returns the sentence for the next page. @throws Refusal as askUndo. */
export async function askForUndo({ act, partner }: PartnerVisit, code: string, fields: Fields): Promise<string> {
  await askUndo(act, { code, partnerId: partner._id, reason: fields.text('motif') });
  return 'Demande envoyée à la Caf. Sa réponse se lira ici.';
}

/** Scanned, to be paid, on its way, paid, each with its date: an undone one stops where it was. */
function stepsOf({ state, validatedAt, paidOn }: PartnerValidation, preparedAt: Date | null): PromiseStep[] {
  if (state === 'undone') return [];
  const at = ['scanned', 'validated', 'batched', 'paid'].indexOf(state);
  const place = (step: number): PromiseStep['state'] => (step < at || state === 'paid' ? 'done' : step === at ? 'current' : 'next');
  return [
    { label: 'Scanné', detail: formatInstant(validatedAt), state: 'done' },
    { label: 'À payer', detail: at > 1 ? '' : 'Au prochain virement de la Caf', state: place(1) },
    { label: 'En paiement', detail: preparedAt ? `préparé le ${formatDay(dayOf(preparedAt))}` : '', state: place(2) },
    { label: 'Payé', detail: paidOn ? `le ${formatDay(paidOn)}` : '', state: place(3) },
  ];
}

const UNDO_WORDS = {
  asked: { word: 'Demandée', tone: 'wait' },
  accepted: { word: 'Acceptée', tone: 'ok' },
  refused: { word: 'Refusée', tone: 'stop' },
} as const;

const undoWords = ({ _id, state, askedAt, reason, decidedAt, decision }: ValidationUndo) => ({
  id: _id,
  ...UNDO_WORDS[state],
  asked: formatInstant(askedAt),
  reason: typo(reason),
  answer: decidedAt ? typo(`${formatInstant(decidedAt)} : ${decision ?? ''}`) : null,
});
