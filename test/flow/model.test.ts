/**
 * Any sequence of draws, deletions, validations, dépenses, payments, undoings, rejections, suspensions and the closing, on the real
 * database: after every step the balances are those of a model that knows only the CCTP's words (R-QR-05, R-PAY-05).
 */
import fc from 'fast-check';
import { type Forfait, Forfaits } from '#core/forfait/forfait.model.ts';
import { type Payable, Payables } from '#core/forfait/payable.model.ts';
import { reconcile } from '#core/payment/reconcile.ts';
import { deleteVoucher } from '#core/voucher/delete-voucher.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { liftSuspension, suspendFamily } from '#core/voucher/suspend-family.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { type Voucher, Vouchers } from '#core/voucher/voucher.model.ts';
import { closeCampaign } from '#core/year/close-campaign.ts';
import { expectBalanced } from '../factories/balances.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { aPartner, aScheme, at, byFamily, byPartner, bySystem, LINA, MATRICULE, NOE, YEAR } from '../factories/scheme.ts';
import { DepenseActor, depenseStep, isDepense } from '../factories/depense-steps.ts';
import { isMoney, moneyStep, runMoney } from '../factories/money-steps.ts';
import { PlainScheme } from '../factories/plain-scheme.ts';

useDatabase();

const SIAS = [LINA, NOE];

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('draw' as const),
      child: fc.nat(1),
      club: fc.nat(2),
      amount: fc.oneof(fc.nat(6000), fc.nat(20_000)),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('delete' as const), voucher: fc.nat(9) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('validate' as const),
      voucher: fc.nat(9),
      rightClub: fc.integer({ min: 0, max: 4 }).map((n) => n > 0),
    }),
  },
  { weight: 9, arbitrary: moneyStep },
  { weight: 8, arbitrary: depenseStep },
  { weight: 1, arbitrary: fc.constant({ do: 'suspend' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'resume' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'close' as const }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The real scheme: does a step, and says "accepté" or the refusal's code. Vouchers are known by their rank. */
class RealScheme {
  readonly codes: { code: string; club: string }[] = [];
  readonly depenses = new DepenseActor(SIAS);
  #scans = 0;

  constructor(readonly clubs: string[]) {}

  async take(step: Step): Promise<string> {
    try {
      await this.#run(step);
      return 'accepté';
    } catch (error) {
      const { name, code } = error as { name?: string; code?: string };
      if (name !== 'Refusal' || code === undefined) throw error;
      return code;
    }
  }

  async #run(step: Step): Promise<unknown> {
    if (isMoney(step)) return runMoney(step, this.codes);
    if (isDepense(step)) return this.depenses.run(step);
    const family = { campaign: YEAR, matricule: MATRICULE };
    if (step.do === 'draw') {
      const club = this.clubs[step.club]!;
      const { code } = await issueVoucher(byFamily(), { ...family, sias: SIAS[step.child]!, partnerId: club, amount: step.amount });
      return this.codes.push({ code, club });
    }
    if (step.do === 'suspend') return suspendFamily(bySystem(), { ...family, reason: 'essai' });
    if (step.do === 'resume') return liftSuspension(bySystem(), { ...family, reason: 'essai' });
    if (step.do === 'close') return closeCampaign(bySystem(), { year: YEAR });
    const voucher = this.codes[step.voucher]!;
    if (step.do === 'delete') return deleteVoucher(byFamily(), { ...family, code: voucher.code });
    const partnerId = step.rightClub ? voucher.club : this.clubs.find((club) => club !== voucher.club)!;
    // Another user at each scan: twenty misses of the same one would be throttled.
    return validateVoucher(byPartner(`u${this.#scans++}`), { code: voucher.code, partnerId });
  }
}

/** Aims a step at a voucher that exists; undefined: there is none yet. */
function aimed(step: Step, vouchers: number): Step | undefined {
  if (!('voucher' in step)) return step;
  return vouchers === 0 ? undefined : { ...step, voucher: step.voucher % vouchers };
}

async function expectSame(model: PlainScheme, real: RealScheme): Promise<void> {
  for (const [index, sias] of SIAS.entries()) {
    const forfait = (await Forfaits.findById(`${YEAR}:${sias}`).lean<Forfait>())!;
    const { available, reserved, used } = model.balance(index);
    expect({ available: forfait.available, reserved: forfait.reserved, used: forfait.used }).toEqual({ available, reserved, used });
  }
  const states = new Map((await Vouchers.find().lean<Voucher[]>()).map((each) => [each._id, each.state]));
  expect(real.codes.map(({ code }) => states.get(code))).toEqual(model.vouchers.map((each) => each.state));
  expect(await real.depenses.states()).toEqual(model.depenses.map((each) => each.state));
  const money = new Map((await Payables.find().lean<Payable[]>()).map((each) => [each._id, each.state]));
  expect(real.codes.map(({ code }) => money.get(`QR:${code}`))).toEqual(model.vouchers.map((each) => each.payment?.money));
  await expectBalanced();
}

test('R-QR-05: quelle que soit la suite des tirages, suppressions, validations et clôtures, les soldes sont ceux du modèle', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30, size: 'max' }), async (steps) => {
      await emptyDatabase();
      const { judo, musique } = await aScheme();
      const real = new RealScheme([judo, musique, await aPartner('Ondes Natation', '0314999', 'Natation')]);
      const model = new PlainScheme([15_000, 15_000]);
      for (const drawn of steps) {
        const each = aimed(drawn, model.vouchers.length);
        if (!each) continue;
        if ('depense' in each && each.depense >= model.depenses.length) continue;
        expect(`${each.do} ${await real.take(each)}`).toBe(`${each.do} ${model.take(each)}`);
        await expectSame(model, real);
      }
      expect((await reconcile(at())).checks.flatMap(({ differences }) => differences)).toEqual([]);
    }),
    { numRuns: 30 },
  );
}, 180_000);
