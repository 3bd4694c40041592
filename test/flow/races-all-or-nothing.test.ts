/** One write of a use-case fails: none of the others has happened (security.md, Journal; money.md, "session of one write"). */
import mongoose from 'mongoose';
import { allSpecs } from '#core/schema/all-specs.ts';
import { applySpec } from '#core/schema/apply-spec.ts';
import { deleteVoucher } from '#core/voucher/delete-voucher.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { suspendFamily } from '#core/voucher/suspend-family.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { withdrawConsent } from '#core/voucher/withdraw-consent.ts';
import { emptyDatabase, useOwnDatabase } from '../factories/database.ts';
import { anAccount, aScheme, byFamily, byPartner, bySystem, LINA, MATRICULE, NOE, type Scheme, YEAR } from '../factories/scheme.ts';

useOwnDatabase();
let scheme: Scheme;
let code: string;
beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
  await anAccount();
  ({ code } = await issueVoucher(byFamily(), draw(LINA)));
});

const family = { campaign: YEAR, matricule: MATRICULE };
const draw = (sias: string) => ({ ...family, sias, partnerId: scheme.judo, amount: 4000 });

const USE_CASES: Record<string, { writes: string[]; run: () => Promise<unknown> }> = {
  tirage: {
    writes: ['idempotencyKeys', 'forfaits', 'vouchers', 'auditEvents', 'outbox'],
    run: () => issueVoucher(byFamily(), { ...draw(NOE), key: 'k1' }),
  },
  suppression: {
    writes: ['idempotencyKeys', 'vouchers', 'forfaits', 'auditEvents', 'outbox'],
    run: () => deleteVoucher(byFamily(), { ...family, code, key: 'k2' }),
  },
  validation: {
    writes: ['idempotencyKeys', 'vouchers', 'forfaits', 'payables', 'auditEvents'],
    run: () => validateVoucher(byPartner('u1'), { code, partnerId: scheme.judo, key: 'k3' }),
  },
  suspension: {
    writes: ['families', 'forfaits', 'vouchers', 'credentials', 'auditEvents', 'campaigns'],
    run: () => suspendFamily(bySystem(), { ...family, reason: 'essai' }),
  },
  opposition: {
    writes: ['vouchers', 'forfaits', 'families', 'familyAccounts', 'oppositions', 'credentials', 'campaigns', 'auditEvents'],
    run: () => withdrawConsent(byFamily(), { ...family, confirme: 'oui' }),
  },
};

const cases = Object.entries(USE_CASES).flatMap(([name, { writes, run }]) => writes.map((collection) => [name, collection, run] as const));

test.each(cases)('R-EXT-04: %s : si l’écriture de « %s » échoue, rien n’a eu lieu', async (_, collection, run) => {
  const before = await wholeDatabase();
  await refusing(collection, async () => expect(run()).rejects.toMatchObject({ code: 121 }));
  expect(await wholeDatabase()).toEqual(before);
});

test.each(Object.entries(USE_CASES))('R-EXT-04: %s : rien n’échoue, et chaque collection a changé', async (_, { writes, run }) => {
  const before = await wholeDatabase();
  await run();
  const after = await wholeDatabase();
  const changed = Object.keys(after).filter((name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]));
  expect(changed.sort()).toEqual([...writes].sort());
});

/** Makes one collection refuse every write for the time of `work`, as a validator that something breaks would. */
async function refusing(name: string, work: () => Promise<void>): Promise<void> {
  const db = mongoose.connection.db!;
  await db.command({ collMod: name, validator: { _id: { $exists: false } }, validationLevel: 'strict', validationAction: 'error' });
  try {
    await work();
  } finally {
    await applySpec(allSpecs.find((spec) => spec.name === name)!);
  }
}

/** Every document of every collection, but for the counts of throttles. */
async function wholeDatabase(): Promise<Record<string, unknown[]>> {
  const whole: Record<string, unknown[]> = {};
  for (const { name } of allSpecs)
    if (name !== 'throttles') whole[name] = await mongoose.connection.db!.collection(name).find().sort({ _id: 1 }).toArray();
  return whole;
}
