import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { type Campaign, Campaigns } from '#core/campaign/campaign.model.ts';
import { mayDecideDepenses } from '#core/campaign/campaign.rules.ts';
import { alignOpenCampaigns } from '#core/year/align-vouchers.ts';
import { closeCampaign, closeEndedCampaigns } from '#core/year/close-campaign.ts';
import { extendCampaign } from '#core/year/extend-campaign.ts';
import { moveDecidingDay } from '#core/year/move-deciding-day.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { type Voucher, Vouchers } from '#core/voucher/voucher.model.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { aScheme, byFamily, byPartner, bySystem, LINA, MATRICULE, NOE, YEAR } from '../../factories/scheme.ts';

useDatabase();
beforeEach(emptyDatabase);

const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepté',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const draw = (partnerId: string, sias = LINA, instant?: string) =>
  issueVoucher(byFamily(instant), { campaign: YEAR, matricule: MATRICULE, sias, partnerId, amount: 4000 });
const campaign = async (): Promise<Campaign> => (await Campaigns.findById(YEAR).lean<Campaign>())!;
const extend = (end: string, { reason = 'stages de juin', version = 1, instant = '2027-05-20T08:00:00Z' } = {}) =>
  extendCampaign(bySystem(instant), { year: YEAR, version, end, reason });
const untilOf = async (code: string): Promise<string> => (await Vouchers.findById(code).lean<Voucher>())!.until.toISOString();

test('R-CAM-01: la prolongation est motivée, tracée, et les QR codes non scannés la suivent', async () => {
  const { judo, musique } = await aScheme();
  const [live, used] = [await draw(judo), await draw(musique, NOE)];
  await validateVoucher(byPartner('u1'), { code: used.code, partnerId: musique });
  expect(await refusalOf(extend('2027-06-30', { reason: ' ' }))).toBe('MOTIF_MANQUANT');
  expect(await extend('2027-06-30')).toMatchObject({ end: '2027-06-30', decideUntil: '2027-07-31', version: 2 });
  expect(await untilOf(live.code)).toBe('2027-06-30T22:00:00.000Z');
  expect(await untilOf(used.code)).toBe('2027-05-30T22:00:00.000Z');
  expect(await AuditEvents.findOne({ kind: 'campaign.extended' }).lean()).toMatchObject({
    before: { end: '2027-05-30' },
    after: { end: '2027-06-30', reason: 'stages de juin' },
  });
  expect(await validateVoucher(byPartner('u1', '2027-06-15T08:00:00Z'), { code: live.code, partnerId: judo })).toMatchObject({
    amount: 4000,
  });
});

test('R-CAM-01: une prolongation n’avance pas la fin, ne rouvre rien, et porte les décisions avec elle', async () => {
  await aScheme();
  expect(await refusalOf(extend('2027-05-30'))).toBe('FIN_PAS_APRES');
  expect(await refusalOf(extend('2028-01-01'))).toBe('DATE_TROP_LOIN');
  expect(await refusalOf(extend('2027-06-01', { instant: '2027-06-02T08:00:00Z' }))).toBe('DATE_PASSEE');
  expect(await refusalOf(extend('2027-06-30', { version: 7 }))).toBe('MODIFIE_ENTRE_TEMPS');
  expect(await extend('2027-08-15')).toMatchObject({ end: '2027-08-15', decideUntil: '2027-08-15' });
  await closeCampaign(bySystem('2027-08-16T08:00:00Z'), { year: YEAR });
  expect(await refusalOf(extend('2027-09-15', { version: 2 }))).toBe('CAMPAGNE_ETAT');
});

test('R-CAM-01: ce qu’une prolongation coupée a laissé est repris par le travailleur ; deux à la fois finissent sur la plus longue', async () => {
  const { judo } = await aScheme();
  const { code } = await draw(judo);
  await Campaigns.updateOne({ _id: YEAR }, { $set: { end: '2027-06-30' } });
  await alignOpenCampaigns();
  expect(await untilOf(code)).toBe('2027-06-30T22:00:00.000Z');
  const both = await Promise.all([refusalOf(extend('2027-07-01')), refusalOf(extend('2027-07-02'))]);
  expect(both.sort()).toEqual(['MODIFIE_ENTRE_TEMPS', 'accepté']);
  const { end } = await campaign();
  expect(await untilOf(code)).toBe(`${end}T22:00:00.000Z`);
});

test('R-CAM-08: prolongée à l’instant où l’horloge la ferme, la campagne reste ouverte et ses QR codes vivent', async () => {
  const { judo } = await aScheme();
  const { code } = await draw(judo);
  const find = Campaigns.find.bind(Campaigns);
  // The clock reads the old end; the extension commits before the clock writes.
  const late = {
    lean: async () => {
      const read = await find({ state: 'open' }).lean<Campaign[]>();
      await extend('2027-06-30');
      return read;
    },
  };
  Campaigns.find = (() => late) as unknown as typeof Campaigns.find;
  try {
    await closeEndedCampaigns(bySystem('2027-05-30T22:00:00Z'));
  } finally {
    Campaigns.find = find as typeof Campaigns.find;
  }
  expect((await campaign()).state).toBe('open');
  expect(await Vouchers.findById(code).lean()).toMatchObject({ state: 'active' });
});

test('R-CAM-01: les dépenses se décident jusqu’au 31/07, ou jusqu’au jour que fixe un gestionnaire', async () => {
  await aScheme();
  await closeCampaign(bySystem('2027-05-31T08:00:00Z'), { year: YEAR });
  const may = async (instant: string) => mayDecideDepenses(await campaign(), new Date(instant));
  expect([await may('2027-07-31T21:59:59Z'), await may('2027-07-31T22:00:00Z')]).toEqual([true, false]);
  const move = (decideUntil: string, reason = 'retards de courrier') =>
    moveDecidingDay(bySystem('2027-06-10T08:00:00Z'), { year: YEAR, version: 1, decideUntil, reason });
  expect(await refusalOf(move('2027-08-31', ''))).toBe('MOTIF_MANQUANT');
  expect(await refusalOf(move('2027-05-29'))).toBe('DATE_DECISION_AVANT_FIN');
  expect(await refusalOf(move('2027-06-09'))).toBe('DATE_PASSEE');
  expect(await move('2027-08-31')).toMatchObject({ decideUntil: '2027-08-31', version: 2 });
  expect(await may('2027-08-31T21:00:00Z')).toBe(true);
});
