/** An agent stops a family, or lets it go on: suspension, opposition (R-FAM-05, R-FAM-07). */
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { Families, type Family, type FamilyAccount, FamilyAccounts, familyId } from '#core/family/family.model.ts';
import { loginFamily } from '#core/family/login-family.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { liftOpposition } from '#core/voucher/lift-opposition.ts';
import { recordOpposition } from '#core/voucher/record-opposition.ts';
import { liftSuspension, suspendFamily } from '#core/voucher/suspend-family.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { withdrawConsent } from '#core/voucher/withdraw-consent.ts';
import { byAgent } from '../../factories/acting-agents.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { anAccount, aScheme, byFamily, bySystem, LINA, MAIL, MATRICULE, PASSWORD, type Scheme, YEAR } from '../../factories/scheme.ts';

useDatabase();
let scheme: Scheme;
beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
});

const me = { campaign: YEAR, matricule: MATRICULE };
const ID = `${YEAR}:${MATRICULE}`;
const family = async (): Promise<Family> => (await Families.findById(ID).lean<Family>())!;
const eventsOf = async (kind: string) => AuditEvents.find({ kind }).lean();
const refusalOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepté',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );

const frozen = async (): Promise<boolean[]> => (await Forfaits.find({ matricule: MATRICULE }).lean()).map((each) => each.frozen);

test('R-FAM-05: l’opposition notée par un agent a les effets de celle de la famille, et dure', async () => {
  await anAccount();
  const agent = await byAgent('families.suspend');
  const { code } = await issueVoucher(byFamily(), { ...me, sias: LINA, partnerId: scheme.judo, amount: 4000 });
  expect(await refusalOf(recordOpposition(agent, { ...me, reason: '', confirme: 'oui' }))).toBe('MOTIF_MANQUANT');
  expect(await refusalOf(recordOpposition(agent, { ...me, reason: 'courrier', confirme: '' }))).toBe('CONFIRMATION_MANQUANTE');
  expect(await refusalOf(recordOpposition(await byAgent('families.view'), { ...me, reason: 'courrier', confirme: 'oui' }))).toBe(
    'DROIT_MANQUANT',
  );
  expect(await recordOpposition(agent, { ...me, reason: 'courrier du 20/11', confirme: 'oui' })).toEqual({ deleted: 1 });
  expect(await Vouchers.findById(code).lean()).toMatchObject({ state: 'deleted' });
  expect(await refusalOf(loginFamily(byFamily(), { mail: MAIL, motDePasse: PASSWORD }))).toBe('OPPOSITION');
  expect((await eventsOf('family.opposed'))[0]).toMatchObject({
    author: agent.author,
    after: { deletedVouchers: 1, reason: 'courrier du 20/11' },
  });
  await expect(recordOpposition(agent, { ...me, reason: 'encore', confirme: 'oui' })).rejects.toMatchObject({
    code: 'DEJA_FAIT',
    message: expect.stringContaining(agent.author.id),
  });
});

test('R-FAM-05: l’opposition levée, la famille revient et donne de nouveau son accord', async () => {
  await anAccount();
  const agent = await byAgent('families.suspend');
  expect(await refusalOf(liftOpposition(agent, { ...me, reason: 'demande' }))).toBe('RIEN_A_LEVER');
  await withdrawConsent(byFamily(), { ...me, confirme: 'oui' });
  await liftOpposition(agent, { ...me, reason: 'demande au guichet' });
  expect(await refusalOf(liftOpposition(agent, { ...me, reason: 'demande' }))).toBe('DEJA_FAIT');
  expect(await loginFamily(byFamily(), { mail: MAIL, motDePasse: PASSWORD })).toEqual(me);
  expect((await FamilyAccounts.findById(familyId(YEAR, MATRICULE)).lean<FamilyAccount>())?.consent).toBeNull();
  expect(await frozen()).toEqual([false, false]);
});

test('R-FAM-07: lever l’une laisse l’autre en place', async () => {
  await anAccount();
  const agent = await byAgent('families.suspend');
  await suspendFamily(agent, { ...me, reason: 'contrôle' });
  await recordOpposition(agent, { ...me, reason: 'courrier', confirme: 'oui' });
  await liftSuspension(agent, { ...me, reason: 'fini' });
  expect(await frozen()).toEqual([true, true]);
  await suspendFamily(agent, { ...me, reason: 'contrôle' });
  await liftOpposition(agent, { ...me, reason: 'demande' });
  expect(await frozen()).toEqual([true, true]);
  await liftSuspension(agent, { ...me, reason: 'fini' });
  expect(await frozen()).toEqual([false, false]);
});

test('R-FAM-05: lever la suspension pendant que la famille s’oppose ne dégèle rien', async () => {
  const agent = await byAgent('families.suspend');
  for (let round = 0; round < 10; round++) {
    await suspendFamily(agent, { ...me, reason: 'contrôle' });
    await Promise.all([
      liftSuspension(agent, { ...me, reason: 'fini' }),
      recordOpposition(agent, { ...me, reason: 'courrier', confirme: 'oui' }),
    ]);
    expect(await frozen()).toEqual([true, true]);
    await liftOpposition(agent, { ...me, reason: 'demande' });
    expect(await frozen()).toEqual([false, false]);
  }
});

test('R-FAM-07: un second agent apprend qui a déjà suspendu, et un double clic ne fait qu’une suspension', async () => {
  const [first, second] = [await byAgent('families.suspend'), await byAgent('families.suspend')];
  await suspendFamily(first, { ...me, reason: 'contrôle' });
  await expect(suspendFamily(second, { ...me, reason: 'autre' })).rejects.toMatchObject({
    code: 'DEJA_FAIT',
    message: expect.stringContaining(first.author.id),
  });
  expect((await family()).suspended?.reason).toBe('contrôle');
  expect(await eventsOf('family.suspended')).toHaveLength(1);
  expect(await refusalOf(suspendFamily(first, { ...me, reason: 'x'.repeat(501) }))).toBe('VALEUR_TROP_LONGUE');
  expect(await refusalOf(suspendFamily(bySystem(), { campaign: YEAR, matricule: '0000009', reason: 'essai' }))).toBe('INTROUVABLE');
});
