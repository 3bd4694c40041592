/** The demo's campaign: made by the use-cases, always the same, every state present, and right to the cent. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { LoginAttempts } from '#core/access/access.model.ts';
import { loginAgent } from '#core/access/login-agent.ts';
import { Campaigns } from '#core/campaign/campaign.model.ts';
import { Depenses } from '#core/depense/depense.model.ts';
import { Families, FamilyAccounts, Oppositions } from '#core/family/family.model.ts';
import { loginFamily } from '#core/family/login-family.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import type { Mailer } from '#core/mail/mail-transport.ts';
import { loginPartner } from '#core/partner/login-partner.ts';
import { PaymentBatches } from '#core/payment/payment-batch.model.ts';
import { reconcile } from '#core/payment/reconcile.ts';
import { now } from '#core/shared/clock.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { readFamilyAccount } from '#core/voucher/family-account.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import type { DemoAccount } from '../../scripts/demo/demo-accounts.ts';
import { isDemoUnderWay } from '../../scripts/demo/demo-lease.ts';
import { makeDemo } from '../../scripts/demo/make-demo.ts';
import { batchLoop } from '../../scripts/worker/batch-loop.ts';
import { campaignLoop } from '../../scripts/worker/campaign-loop.ts';
import { loadLoop } from '../../scripts/worker/load-loop.ts';
import { runLoop } from '../../scripts/worker/loop.ts';
import { outboxLoop } from '../../scripts/worker/outbox-loop.ts';
import { partnerLoop } from '../../scripts/worker/partner-loop.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { byFamily, byPartner, bySystem, YEAR } from '../factories/scheme.ts';

jest.setTimeout(180_000);

const folder = mkdtempSync(path.join(os.tmpdir(), 'tlj-demo-test-'));
process.env.DATA_DIR = folder;
process.env.TLJ_NOW = '2026-11-23T10:00:00Z';
afterAll(() => rmSync(folder, { recursive: true, force: true }));

useDatabase();
const FAMILIES = 300;
let counts: Awaited<ReturnType<typeof makeDemo>>;
/** Letters that a worker gave to its server while the demo was made. */
const left: string[] = [];
beforeAll(async () => {
  counts = await besideAWorker(() => makeDemo({ families: FAMILIES }));
});

/** Does it while the loops of a worker turn, as `tlj demo` does before a running installation: far quicker loops than a real worker's. */
async function besideAWorker<T>(work: () => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const mailer: Mailer = {
    ...{ domain: 'caf91.example', connections: 2 },
    write: ({ to, messageId }) => Promise.resolve({ envelope: { from: '', to: [to] }, messageId, bytes: Buffer.alloc(0) }),
    send: async ({ envelope }, beforeEnd) => {
      await beforeEnd();
      left.push(...envelope.to);
    },
    close: () => undefined,
  };
  // What turns after the demo would send the one letter it leaves.
  let begun = false;
  const resting = async (): Promise<boolean> => (begun ||= await isDemoUnderWay());
  const loops = [outboxLoop(mailer), campaignLoop('worker'), loadLoop('worker'), partnerLoop('worker'), batchLoop('worker')];
  const turning = loops.map((loop) => runLoop({ ...loop, idleMs: 20 }, stop.signal, resting));
  try {
    return await work();
  } finally {
    stop.abort();
    await Promise.all(turning);
  }
}

const accounts = (): DemoAccount[] => JSON.parse(readFileSync(path.join(folder, 'demo-accounts.json'), 'utf8')) as DemoAccount[];
const accountOf = (kind: string): DemoAccount => accounts().find((each) => each.account === kind)!;

test('R-PAY-05: la démonstration n’a aucun écart de comptes', async () => {
  const { checks } = await reconcile(now());
  expect(checks.flatMap((check) => check.differences)).toEqual([]);
});

test('la démonstration a deux campagnes et tous les états', async () => {
  expect(await Campaigns.distinct('state', { _id: YEAR - 1 })).toEqual(['archived']);
  expect(await Campaigns.distinct('state', { _id: YEAR })).toEqual(['open']);
  expect((await Vouchers.distinct('state')).sort()).toEqual(['active', 'deleted', 'expired', 'validated']);
  expect((await Payables.distinct('state')).sort()).toEqual(['batched', 'held', 'paid', 'pending']);
  expect((await PaymentBatches.distinct('state')).sort()).toEqual(['cancelled', 'downloaded', 'generated', 'processed']);
  expect((await Depenses.distinct('state')).sort()).toEqual(['approved', 'complement', 'refused', 'submitted', 'withdrawn']);
  expect(await Families.countDocuments({ campaign: YEAR, mail: null })).toBeGreaterThan(0);
  expect(await Families.countDocuments({ campaign: YEAR, suspended: { $ne: null } })).toBe(1);
  expect(await Oppositions.countDocuments()).toBe(1);
  // The opposed one, and one that stopped at the consent.
  expect(await FamilyAccounts.countDocuments({ consent: null })).toBe(2);
  expect(await LoginAttempts.countDocuments({ lockedUntil: { $gt: now() } })).toBe(1);
  expect(counts).toMatchObject({ families: FAMILIES, children: 522, partners: 40, batches: 6 });
});

test('R-AGT-02 R-FAM-03 R-PAR-09: les trois comptes imprimés ouvrent', async () => {
  const [agent, family, partner] = [accountOf('Agent gestionnaire'), accountOf('Famille'), accountOf('Partenaire')];
  expect(await loginAgent(bySystem(), { code: agent.code, mail: agent.mail, motDePasse: agent.password })).toEqual({
    code: agent.code,
    mustChange: false,
    needsCode: false,
  });
  const session = await loginFamily(byFamily(), { mail: family.mail, motDePasse: family.password });
  expect(session).toEqual({ campaign: YEAR, matricule: family.code });
  expect(await loginPartner(byPartner('demo'), { mail: partner.mail, motDePasse: partner.password })).toMatchObject({
    mustChange: false,
    users: [{ partnerName: 'Judo Club de Grigny' }],
  });
  const { operations } = await readFamilyAccount(session);
  expect(operations.map((each) => each.state).sort()).toEqual(['active', 'deleted', 'paid']);
});

test('les mails de la démonstration ne partent pas, hors le dernier du compte famille, et ne gardent aucun secret', async () => {
  expect(left).toEqual([]);
  expect(await Outbox.distinct('about', { state: 'pending' })).toEqual([accountOf('Famille').code]);
  expect(await Outbox.countDocuments({ 'letter.kind': { $in: ['family-activation'] }, 'letter.data.link': { $ne: '' } })).toBe(0);
  expect(await Outbox.countDocuments({ 'letter.data.password': { $nin: [null, ''] } })).toBe(0);
});

test('la même graine refait la même démonstration', async () => {
  const state = async () => ({
    vouchers: await Vouchers.aggregate([
      { $group: { _id: { s: '$sias', state: '$state', amount: '$amount' } } },
      { $sort: { '_id.s': 1, '_id.state': 1, '_id.amount': 1 } },
    ]),
    batches: await PaymentBatches.find({}, { lines: 1, totalCents: 1, state: 1 }).sort({ _id: 1 }).lean(),
  });
  const first = await state();
  await emptyDatabase();
  expect(await makeDemo({ families: FAMILIES })).toEqual(counts);
  expect(await state()).toEqual(first);
});
