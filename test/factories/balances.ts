/** What must hold of the money of a test database at any instant, whatever happened. */
import { type Depense, Depenses } from '#core/depense/depense.model.ts';
import { Forfaits, type Forfait } from '#core/forfait/forfait.model.ts';
import { type Payable, Payables } from '#core/forfait/payable.model.ts';
import { type Voucher, Vouchers } from '#core/voucher/voucher.model.ts';

interface Holding {
  campaign: number;
  sias: string;
  amount: number;
  held: 'reserved' | 'used' | null;
  /** Of the payable, when it is used. */
  owes: string;
}

const HELD = { active: 'reserved', validated: 'used', submitted: 'reserved', complement: 'reserved', approved: 'used' } as const;
const holding = ({ _id, campaign, sias, amount, state }: Voucher | Depense, prefix: 'QR' | 'DEP'): Holding => ({
  ...{ campaign, sias, amount, owes: `${prefix}:${_id} ${amount}` },
  held: state in HELD ? HELD[state as keyof typeof HELD] : null,
});
/** An undone validation holds nothing any more, and its payable is void (R-QR-06). */
const heldByVoucher = (voucher: Voucher): Holding => ({ ...holding(voucher, 'QR'), ...(voucher.undoneAt ? { held: null } : {}) });
const sum = (holdings: Holding[], held: Holding['held']): number =>
  holdings.filter((each) => each.held === held).reduce((total, each) => total + each.amount, 0);

/** Every forfait equals its vouchers and dépenses, what is used has one payable of its amount, and nothing else has one (R1 to R3). */
export async function expectBalanced(): Promise<void> {
  const vouchers = (await Vouchers.find().lean<Voucher[]>()).map(heldByVoucher);
  const depenses = (await Depenses.find().lean<Depense[]>()).map((each) => holding(each, 'DEP'));
  const all = [...vouchers, ...depenses];
  for (const forfait of await Forfaits.find().lean<Forfait[]>()) {
    const own = all.filter((each) => each.campaign === forfait.campaign && each.sias === forfait.sias);
    const [reserved, used] = [sum(own, 'reserved'), sum(own, 'used')];
    expect(forfait).toMatchObject({ reserved, used, available: forfait.granted - reserved - used });
    expect(forfait.available).toBeGreaterThanOrEqual(0);
    expect(forfait.activities).toBe(own.filter((each) => each.held !== null).length);
  }
  const owed = (await Payables.find({ state: { $ne: 'void' } }).lean<Payable[]>()).map((each) => `${each._id} ${each.amount}`);
  expect(owed.sort()).toEqual(all.flatMap(({ held, owes }) => (held === 'used' ? owes : [])).sort());
}
