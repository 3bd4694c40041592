/**
 * The movements of a forfait. Each is one guarded write inside the caller's transaction:
 * MongoDB makes writers of the same document conflict, so the guard in the filter is what holds (money.md).
 */
import { childId } from '../family/family.model.ts';
import type { Cents } from '../shared/cents.ts';
import { formatEuros } from '../shared/cents.ts';
import { insert, type Session } from '../shared/database.ts';
import { type Refusal, refuse } from '../shared/refusals.ts';
import { type Forfait, Forfaits } from './forfait.model.ts';
import { activitiesAreUsed } from './forfait.rules.ts';
import { type Payable, Payables } from './payable.model.ts';

export interface Reservation {
  forfaitId: string;
  amount: Cents;
  /** Null for a dépense: it has no partner. */
  partnerId: string | null;
  maxActivities: number;
}

/**
 * Reserves an amount (R-FAM-12): available → reserved, one more activity.
 * @returns what is left. @throws Refusal saying which guard held; the caller's transaction rolls back.
 */
export async function reserve(session: Session, wanted: Reservation): Promise<Cents> {
  const { forfaitId, amount, partnerId, maxActivities } = wanted;
  const moved = await Forfaits.findOneAndUpdate(
    {
      _id: forfaitId,
      state: 'open',
      frozen: false,
      // Held by the undoing of a load: for some seconds, nobody reserves.
      undoing: null,
      available: { $gte: amount },
      activities: { $lt: maxActivities },
      ...(partnerId ? { partners: { $ne: partnerId } } : {}),
    },
    {
      $inc: { available: -amount, reserved: amount, activities: 1 },
      $set: { everDrawn: true },
      ...(partnerId ? { $push: { partners: partnerId } } : {}),
    },
    { session, returnDocument: 'after' },
  ).lean<Forfait>();
  if (!moved) throw explainRefusedReservation(await Forfaits.findById(forfaitId).session(session).lean<Forfait>(), wanted);
  return moved.available;
}

/** Which guard refused: pure, so that the preview of a draw says the same words. Undefined when none does. */
export function reservationRefusal(forfait: Forfait, wanted: Reservation): Refusal | undefined {
  if (forfait.frozen) return refuse('COMPTE_SUSPENDU');
  if (wanted.amount < 1) return refuse('MONTANT_NUL', {}, { field: 'montant' });
  if (activitiesAreUsed(forfait, wanted.maxActivities))
    return refuse('ACTIVITES_MAXIMUM', { max: wanted.maxActivities }, { field: 'enfant' });
  if (wanted.partnerId && forfait.partners.includes(wanted.partnerId)) return refuse('MEME_PARTENAIRE', {}, { field: 'partenaire' });
  if (forfait.available === 0) return refuse('SOLDE_VIDE', {}, { field: 'montant' });
  if (forfait.available < wanted.amount) return refuse('SOLDE_INSUFFISANT', { left: formatEuros(forfait.available) }, { field: 'montant' });
  if (forfait.state === 'closed') return refuse('CAMPAGNE_FERMEE', { day: 'sa clôture' });
  return undefined;
}

function explainRefusedReservation(forfait: Forfait | null, wanted: Reservation): Refusal {
  if (!forfait) return refuse('INTROUVABLE');
  return reservationRefusal(forfait, wanted) ?? refuse('TROP_OCCUPE', {}, { retryAfter: 1 });
}

/** Gives a reservation back (deletion, expiry, refusal, withdrawal): reserved → available, the activity slot too. */
export async function release(session: Session, back: { forfaitId: string; amount: Cents; partnerId: string | null }): Promise<Cents> {
  const moved = await Forfaits.findOneAndUpdate(
    { _id: back.forfaitId, reserved: { $gte: back.amount }, activities: { $gte: 1 } },
    {
      $inc: { reserved: -back.amount, available: back.amount, activities: -1 },
      ...(back.partnerId ? { $pull: { partners: back.partnerId } } : {}),
    },
    { session, returnDocument: 'after' },
  ).lean<Forfait>();
  if (!moved) throw new BrokenBalance(back.forfaitId);
  return moved.available;
}

/** Uses a reservation and owes it: reserved → used, and one payable of the same amount is born (R3). */
export async function useAndOwe(session: Session, forfaitId: string, payable: Payable): Promise<void> {
  if (!(await use(session, { _id: forfaitId }, payable))) throw new BrokenBalance(forfaitId);
}

/** The same, never for a family suspended or opposed. @throws Refusal FAMILLE_ARRETEE (409). */
export async function useAndOweUnlessFrozen(session: Session, forfaitId: string, payable: Payable): Promise<void> {
  if (await use(session, { _id: forfaitId, frozen: false }, payable)) return;
  if (await Forfaits.exists({ _id: forfaitId, frozen: true }).session(session)) throw refuse('FAMILLE_ARRETEE');
  throw new BrokenBalance(forfaitId);
}

async function use(session: Session, which: { _id: string; frozen?: false }, payable: Payable): Promise<boolean> {
  const moved = await Forfaits.updateOne(
    { ...which, reserved: { $gte: payable.amount } },
    { $inc: { reserved: -payable.amount, used: payable.amount } },
    { session },
  );
  if (moved.modifiedCount !== 1) return false;
  await insert(Payables, payable, session);
  return true;
}

/**
 * Takes a use back before anything was paid (R-QR-06): used → available, the activity slot too, and the payable is void.
 * @returns what is left. Null: a batch took the payable first, or it is void already; nothing moved.
 */
export async function takeBackUse(session: Session, payableId: string): Promise<{ payable: Payable; left: Cents } | null> {
  const payable = await Payables.findOneAndUpdate(
    { _id: payableId, state: { $in: ['pending', 'held'] } },
    { $set: { state: 'void', heldReason: null, heldBy: null, heldAt: null } },
    { session, returnDocument: 'before' },
  ).lean<Payable>();
  if (!payable) return null;
  const forfaitId = childId(payable.campaign, payable.sias);
  const moved = await Forfaits.findOneAndUpdate(
    { _id: forfaitId, used: { $gte: payable.amount }, activities: { $gte: 1 } },
    {
      $inc: { used: -payable.amount, available: payable.amount, activities: -1 },
      ...(payable.partnerId ? { $pull: { partners: payable.partnerId } } : {}),
    },
    { session, returnDocument: 'after' },
  ).lean<Forfait>();
  if (!moved) throw new BrokenBalance(forfaitId);
  return { payable, left: moved.available };
}

/** A reservation that the forfait does not know: a fault of ours; the transaction rolls back and nothing moves. */
export class BrokenBalance extends Error {
  constructor(forfaitId: string) {
    super(`forfait ${forfaitId}: reservation not found`);
    this.name = 'BrokenBalance';
  }
}
