/** What must hold of the money of a test database at any instant, whatever happened. */
import { Forfaits, type Forfait } from '#core/forfait/forfait.model.ts';
import { type Payable, Payables } from '#core/forfait/payable.model.ts';
import { type Voucher, Vouchers } from '#core/voucher/voucher.model.ts';

const sum = (vouchers: Voucher[], state: Voucher['state']): number =>
  vouchers.filter((each) => each.state === state).reduce((total, each) => total + each.amount, 0);

/** Every forfait equals its vouchers, every validated voucher has one payable of its amount, and nothing else has one (R1 to R3). */
export async function expectBalanced(): Promise<void> {
  const vouchers = await Vouchers.find().lean<Voucher[]>();
  for (const forfait of await Forfaits.find().lean<Forfait[]>()) {
    const own = vouchers.filter((each) => each.campaign === forfait.campaign && each.sias === forfait.sias);
    const [reserved, used] = [sum(own, 'active'), sum(own, 'validated')];
    expect(forfait).toMatchObject({ reserved, used, available: forfait.granted - reserved - used });
    expect(forfait.available).toBeGreaterThanOrEqual(0);
    expect(forfait.activities).toBe(own.filter((each) => each.state === 'active' || each.state === 'validated').length);
  }
  const owed = (await Payables.find().lean<Payable[]>()).map((each) => `${each._id} ${each.amount}`);
  const validated = vouchers.filter((each) => each.state === 'validated').map((each) => `QR:${each._id} ${each.amount}`);
  expect(owed.sort()).toEqual(validated.sort());
}
