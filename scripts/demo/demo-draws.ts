import { Children, type Child } from '#core/family/family.model.ts';
import { Forfaits, type Forfait } from '#core/forfait/forfait.model.ts';
import type { Act } from '#core/shared/author.ts';
import type { Cents } from '#core/shared/cents.ts';
import { deleteVoucher } from '#core/voucher/delete-voucher.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import type { ActiveClub } from './demo-clubs.ts';
import type { Random } from './random.ts';

/** Part of the time a family's draws fall in, and the instants they get. */
export interface DrawPeriod {
  campaign: number;
  clubs: readonly ActiveClub[];
  /** An instant of the period: 0 its beginning, 1 its end. */
  during(share: number): Date;
}

/** Amounts are multiples of 5 €. */
const STEP: Cents = 500;

/** Draws for each child of a family at one club or two; then most codes are scanned, some deleted, some left. */
export async function drawForFamily(matricule: string, period: DrawPeriod, random: Random): Promise<void> {
  const where = { campaign: period.campaign, matricule };
  for (const { _id, sias } of await Children.find(where, { sias: 1 }).sort({ _id: 1 }).lean<Child[]>()) {
    let available = (await Forfaits.findById(_id, { available: 1 }).lean<Forfait>())?.available ?? 0;
    const first = random.below(period.clubs.length);
    const club = (rank: number): ActiveClub => period.clubs[(first + rank * 7) % period.clubs.length]!;
    for (let rank = 0; rank < (random.chance(0.4) ? 2 : 1) && available > 0; rank++) {
      const amount = amountWithin(available, random);
      available = await drawOnce({ ...where, sias, amount }, { club: club(rank), period, random });
    }
  }
}

/** All that is left, or a round part of it. */
const amountWithin = (available: Cents, random: Random): Cents =>
  random.chance(0.35) ? available : Math.max(STEP, Math.floor((available * (0.3 + random.next() * 0.5)) / STEP) * STEP);

interface OneDraw {
  club: ActiveClub;
  period: DrawPeriod;
  random: Random;
}

/** @returns what is left for the child. */
async function drawOnce(
  draw: { campaign: number; matricule: string; sias: string; amount: Cents },
  { club, period, random }: OneDraw,
): Promise<Cents> {
  const { campaign, matricule } = draw;
  const drawn = random.next() * 0.6;
  const family = (share: number): Act => ({ author: { kind: 'family', id: matricule }, at: period.during(share) });
  const { code, left } = await issueVoucher(family(drawn), { ...draw, partnerId: club.id });
  const later = drawn + random.next() * (1 - drawn);
  const fate = random.next();
  if (fate < 0.6)
    await validateVoucher({ author: { kind: 'partner', id: club.user }, at: period.during(later) }, { code, partnerId: club.id });
  else if (fate < 0.75) return (await deleteVoucher(family(later), { campaign, matricule, code })).left;
  return left;
}
