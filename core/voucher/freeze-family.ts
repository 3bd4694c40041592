import { Forfaits } from '../forfait/forfait.model.ts';
import type { Session } from '../shared/database.ts';
import type { Matricule } from '../shared/identifiers.ts';
import { Vouchers } from './voucher.model.ts';

/** Freezes or thaws every forfait and live QR code of a family: the guard stands on what is spent, not on the family (money.md). */
export async function setFrozen(session: Session, of: { campaign: number; matricule: Matricule }, frozen: boolean): Promise<void> {
  const where = { campaign: of.campaign, matricule: of.matricule };
  await Forfaits.updateMany(where, { $set: { frozen } }, { session });
  await Vouchers.updateMany({ ...where, state: 'active' }, { $set: { frozen } }, { session });
}
