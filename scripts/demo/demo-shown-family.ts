import { Children, type Child } from '#core/family/family.model.ts';
import type { Family } from '#core/family/family.model.ts';
import type { Act } from '#core/shared/author.ts';
import { deleteVoucher } from '#core/voucher/delete-voucher.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import type { Calendar } from './calendar.ts';
import type { ActiveClub } from './demo-clubs.ts';

const FIRST_DRAW = 2_000;
const SECOND_DRAW = 1_500;

/**
 * The account shown has something of each: a code the shown club has scanned, one deleted, and one it can scan now.
 * Amounts fit the smallest forfait of the barème.
 */
export function shownDraws(family: Family, clubs: readonly ActiveClub[], calendar: Calendar) {
  const { campaign, matricule } = family;
  const [club, other] = [clubs[0]!, clubs[7]!];
  const act = (share: number): Act => ({ author: { kind: 'family', id: matricule }, at: calendar.during(share) });
  const child = async (rank: number): Promise<string> => {
    const children = await Children.find({ campaign, matricule }, { sias: 1 }).sort({ _id: 1 }).lean<Child[]>();
    return (children[rank] ?? children[0])!.sias;
  };
  const draw = async (share: number, wanted: { rank: number; partnerId: string; amount: number }): Promise<string> => {
    const { partnerId, amount } = wanted;
    return (await issueVoucher(act(share), { campaign, matricule, sias: await child(wanted.rank), partnerId, amount })).code;
  };
  return {
    async early(): Promise<void> {
      const code = await draw(0.1, { rank: 0, partnerId: club.id, amount: FIRST_DRAW });
      await validateVoucher({ author: { kind: 'partner', id: club.user }, at: calendar.during(0.2) }, { code, partnerId: club.id });
      const mistaken = await draw(0.25, { rank: 1, partnerId: other.id, amount: SECOND_DRAW });
      await deleteVoucher(act(0.26), { campaign, matricule, code: mistaken });
    },
    /** With a single child, at the other club: the second activity is never at the same one. */
    async late(): Promise<void> {
      const alone = (await child(0)) === (await child(1));
      await draw(0.97, { rank: 1, partnerId: alone ? other.id : club.id, amount: SECOND_DRAW - 500 });
    },
  };
}
