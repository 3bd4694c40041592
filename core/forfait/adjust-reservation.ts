import type { Cents } from '../shared/cents.ts';
import type { Session } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { type Forfait, Forfaits } from './forfait.model.ts';
import { BrokenBalance, reservationRefusal } from './move-forfait.ts';

/**
 * Changes the amount of a reservation that stays (a dépense corrected by its family): the difference goes one way or the other.
 * More is a new reservation of the difference, with its guards; less is always possible.
 * @returns what is left. @throws Refusal SOLDE_INSUFFISANT (422), COMPTE_SUSPENDU (403), CAMPAGNE_FERMEE (409), TROP_OCCUPE (503).
 */
export async function adjustReservation(
  session: Session,
  { forfaitId, from, to }: { forfaitId: string; from: Cents; to: Cents },
): Promise<Cents> {
  const more = to - from;
  const moved = await Forfaits.findOneAndUpdate(
    {
      _id: forfaitId,
      reserved: { $gte: from },
      ...(more > 0 ? { state: 'open', frozen: false, undoing: null, available: { $gte: more } } : {}),
    },
    { $inc: { available: -more, reserved: more } },
    { session, returnDocument: 'after' },
  ).lean<Forfait>();
  if (moved) return moved.available;
  const forfait = await Forfaits.findById(forfaitId).session(session).lean<Forfait>();
  if (!forfait || forfait.reserved < from) throw new BrokenBalance(forfaitId);
  // What it holds already is its own: said of the whole amount, as the family wrote it.
  const own = { ...forfait, available: forfait.available + from, reserved: forfait.reserved - from, activities: forfait.activities - 1 };
  throw (
    reservationRefusal(own, { forfaitId, amount: to, partnerId: null, maxActivities: Number.POSITIVE_INFINITY }) ??
    refuse('TROP_OCCUPE', {}, { retryAfter: 1 })
  );
}
