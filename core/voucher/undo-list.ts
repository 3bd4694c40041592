/** Validations to undo (R-QR-06) as agents read them. Reads only. */
import { type Payable, Payables, type PayableState } from '../forfait/payable.model.ts';
import { type UndoState, type ValidationUndo, ValidationUndos } from './undo.model.ts';

export interface UndoRow extends ValidationUndo {
  /** Where its money is now: only pending or held can still be undone. */
  payable: PayableState | null;
  batchId: string | null;
}

export const UNDOS_A_PAGE = 50;

/** One page: to decide, the oldest first; decided, the latest first. `page` from 0. */
export async function listUndos(query: { campaign: number; state?: UndoState | undefined; page: number }) {
  const where = { campaign: query.campaign, ...(query.state ? { state: query.state } : {}) };
  const undos = await ValidationUndos.find(where)
    .sort({ askedAt: query.state === 'asked' ? 1 : -1 })
    .skip(query.page * UNDOS_A_PAGE)
    .limit(UNDOS_A_PAGE)
    .lean<ValidationUndo[]>();
  return { undos: await withPayables(undos), total: await ValidationUndos.countDocuments(where) };
}

/** Every request about one QR code, the latest first. */
export const undosOf = (code: string): Promise<ValidationUndo[]> =>
  ValidationUndos.find({ code }).sort({ askedAt: -1 }).lean<ValidationUndo[]>();

async function withPayables(undos: readonly ValidationUndo[]): Promise<UndoRow[]> {
  const payables = await Payables.find({ _id: { $in: undos.map(({ code }) => `QR:${code}`) } }, { state: 1, batchId: 1 }).lean<Payable[]>();
  const byId = new Map(payables.map((each) => [each._id, each]));
  return undos.map((undo) => {
    const payable = byId.get(`QR:${undo.code}`);
    return { ...undo, payable: payable?.state ?? null, batchId: payable?.batchId ?? null };
  });
}
