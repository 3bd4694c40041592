/** A load undone while families draw and sign up: all of it or nothing of it (R-CAM-07). */
import { Families, FamilyAccounts } from '#core/family/family.model.ts';
import { activateAccount } from '#core/family/activate-account.ts';
import { requestActivation } from '#core/family/request-activation.ts';
import { type Forfait, Forfaits } from '#core/forfait/forfait.model.ts';
import { reserve } from '#core/forfait/move-forfait.ts';
import { confirmLoad } from '#core/load/confirm-load.ts';
import { findLoad } from '#core/load/find-loads.ts';
import { Loads } from '#core/load/load.model.ts';
import { registerLoad } from '#core/load/register-load.ts';
import { runNextLoad } from '#core/load/run-next-load.ts';
import { undoLoad } from '#core/load/undo-load.ts';
import { reconcile } from '#core/payment/reconcile.ts';
import { sealAudit } from '#core/audit/seal-audit.ts';
import { inTransaction } from '#core/shared/database.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { closeLoad } from '#core/year/close-load.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { emptyDatabase, useOwnDatabase } from '../factories/database.ts';
import { aLoader } from '../factories/loader.ts';
import { aPartner, byFamily, bySystem, PASSWORD, YEAR } from '../factories/scheme.ts';
import { loaded, manyFiles, matriculeOf, siasOf, undone, written } from '../factories/undo.ts';

const { uri } = useOwnDatabase();

beforeEach(async () => {
  await emptyDatabase();
  await initCampaign(bySystem('2026-07-20T08:00:00Z'), { year: YEAR });
});

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepté',
    (error: { name?: string; code?: string }) => {
      if (error.name !== 'Refusal') throw error;
      return error.code!;
    },
  );
const draw = (partnerId: string, index: number) =>
  outcome(
    issueVoucher(byFamily(undefined, matriculeOf(index)), {
      campaign: YEAR,
      matricule: matriculeOf(index),
      sias: siasOf(index),
      partnerId,
      amount: 500,
    }),
  );
const differences = async () => {
  await sealAudit();
  return (await reconcile()).checks.filter((check) => check.differences.length > 0);
};

describe('annuler pendant que des familles tirent', () => {
  const FAMILIES = 250;

  test.each([0, 30, 60, 90, 120, 160, 200, 260, 1_500])(
    'R-CAM-07 : des tirages %i ms après la demande : tout est annulé, ou rien ne l’est',
    async (delay) => {
      const id = await loaded(manyFiles(FAMILIES));
      await closeLoad(bySystem(), { year: YEAR });
      const judo = await aPartner('Judo Club', '0314583');
      await undoLoad(bySystem(), { id, reason: 'mauvais fichier' });
      const draws = wait(delay).then(() => Promise.all([3, 80, 170, FAMILIES - 1].map((index) => draw(judo, index))));
      await runNextLoad({ holder: 'test' });
      const answers = await draws;
      const accepted = answers.filter((answer) => answer === 'accepté').length;
      const { state, undo } = await findLoad(id);
      const forfaits = await Forfaits.find().lean<Forfait[]>();
      expect([state, forfaits.length]).toEqual(accepted === 0 && state === 'undone' ? ['undone', 0] : ['done', FAMILIES]);
      expect(await Families.countDocuments()).toBe(forfaits.length);
      expect(await Vouchers.countDocuments()).toBe(accepted);
      expect(undo!.obstacles.length > 0).toBe(state === 'done');
      expect(forfaits.filter(({ undoing }) => undoing)).toEqual([]);
      expect(await differences()).toEqual([]);
    },
  );

  test('R-CAM-07 : tenu par une annulation, un forfait ne se tire pas ; relâché, il se tire', async () => {
    await loaded(manyFiles(1));
    await closeLoad(bySystem(), { year: YEAR });
    const judo = await aPartner('Judo Club', '0314583');
    await Forfaits.updateOne({}, { $set: { undoing: 'annulation' } });
    expect(await draw(judo, 0)).toBe('TROP_OCCUPE');
    await Forfaits.updateOne({}, { $unset: { undoing: '' } });
    expect(await draw(judo, 0)).toBe('accepté');
  });

  test('R-CAM-07 : une réservation en cours quand l’annulation prend le forfait : une seule des deux passe', async () => {
    const id = await loaded(manyFiles(1));
    await undoLoad(bySystem(), { id, reason: 'mauvais fichier' });
    let ready!: () => void;
    const held = new Promise<void>((resolve) => (ready = resolve));
    const slow = outcome(
      inTransaction(async (session) => {
        await reserve(session, { forfaitId: `${YEAR}:${siasOf(0)}`, amount: 500, partnerId: null, maxActivities: 2 });
        ready();
        await wait(300);
      }),
    );
    await held;
    await runNextLoad({ holder: 'test' });
    expect(await slow).toBe('accepté');
    expect((await findLoad(id)).state).toBe('done');
    expect(await Forfaits.findOne().lean()).toMatchObject({ available: 10_000, reserved: 500 });
  });
});

describe('annuler pendant qu’une famille s’inscrit', () => {
  const signUp = async (): Promise<string> => {
    await requestActivation(bySystem(), { matricule: matriculeOf(0), mail: 'famille0@courriel.example' });
    const posted = await Outbox.findOne({ 'letter.kind': 'family-activation' }).lean();
    return String((posted!.letter.data as { link: string }).link.split('/').at(-1));
  };
  const activate = (token: string) => outcome(activateAccount(bySystem(), { token, motDePasse: PASSWORD, confirmation: PASSWORD }));

  test('R-CAM-07 : un compte activé après la demande empêche l’annulation', async () => {
    const id = await loaded(manyFiles(1));
    await closeLoad(bySystem(), { year: YEAR });
    const token = await signUp();
    await undoLoad(bySystem(), { id, reason: 'mauvais fichier' });
    expect(await activate(token)).toBe('accepté');
    await runNextLoad({ holder: 'test' });
    expect(await findLoad(id)).toMatchObject({ state: 'done', undo: { obstacles: [{ file: 'allo', key: matriculeOf(0) }] } });
  });

  test('R-CAM-07 : une famille tenue ne s’active pas ; retirée, son lien ne vaut plus rien', async () => {
    const id = await loaded(manyFiles(1));
    await closeLoad(bySystem(), { year: YEAR });
    const token = await signUp();
    await Families.updateOne({}, { $set: { undoing: 'annulation' } });
    expect(await activate(token)).toBe('TROP_OCCUPE');
    await Families.updateOne({}, { $unset: { undoing: '' } });
    await undone(id);
    expect(await activate(token)).toBe('LIEN_PERIME');
    expect(await FamilyAccounts.countDocuments()).toBe(0);
  });
});

describe('une annulation coupée', () => {
  const FAMILIES = 3_000;

  test.each([
    ['pendant qu’elle prend les fiches', () => Forfaits.countDocuments({ undoing: { $exists: true } }), 600],
    ['pendant qu’elle les retire', async () => FAMILIES - (await Forfaits.countDocuments()), 600],
  ])('R-CAM-07 : tuée net %s, un autre worker la termine', async (_, done, enough) => {
    const id = await loaded(manyFiles(FAMILIES));
    await undoLoad(bySystem(), { id, reason: 'mauvais fichier' });
    const loader = await aLoader(uri());
    loader.go({ worker: 'premier' });
    while ((await done()) < enough) await wait(2);
    await loader.killForGood();
    expect((await findLoad(id)).state).toBe('undoing');
    expect(await runNextLoad({ holder: 'second' })).toBe(id);
    expect(await findLoad(id)).toMatchObject({ state: 'undone', underWay: false });
    expect(await written()).toEqual({ families: [], children: [], forfaits: [], rejects: [], changes: [] });
    expect(await differences()).toEqual([]);
  });

  test('R-CAM-07 : celui qui a perdu son bail n’annule plus rien', async () => {
    const id = await loaded(manyFiles(FAMILIES));
    await undoLoad(bySystem(), { id, reason: 'mauvais fichier' });
    const working = runNextLoad({ holder: 'premier' });
    while ((await Forfaits.countDocuments({ undoing: { $exists: true } })) < 300) await wait(2);
    await Loads.updateOne({ _id: id }, { $inc: { fence: 1 } });
    await working;
    expect(await findLoad(id)).toMatchObject({ state: 'undoing', undo: { phase: 'hold' } });
    expect(await Forfaits.countDocuments()).toBe(FAMILIES);
  });
});

test('R-CAM-06 : un chargement confirmé à l’écran s’annule aussi, et ses fichiers ne reviennent pas', async () => {
  const id = await registerLoad(bySystem(), { year: YEAR, ...manyFiles(5) });
  await runNextLoad({ holder: 'test' });
  await confirmLoad(bySystem(), id);
  await runNextLoad({ holder: 'test' });
  expect(await Families.countDocuments()).toBe(5);
  await undone(id);
  expect(await Families.countDocuments()).toBe(0);
  expect((await findLoad(id)).turn).toBe(1);
});
