/** The main job from files to paid, by the use-cases alone: what every screen and command calls. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sealAudit } from '#core/audit/seal-audit.ts';
import { activateAccount } from '#core/family/activate-account.ts';
import { giveConsent } from '#core/family/give-consent.ts';
import { loginFamily } from '#core/family/login-family.ts';
import { requestActivation } from '#core/family/request-activation.ts';
import { loadFiles } from '#core/load/load-files.ts';
import { downloadBatch } from '#core/payment/download-batch.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { markProcessed } from '#core/payment/mark-processed.ts';
import { parsePaymentTxt } from '#core/payment/parse-payment-txt.rules.ts';
import { previewBatch } from '#core/payment/preview-batch.ts';
import { reconcile } from '#core/payment/reconcile.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';
import { checkVoucher } from '#core/voucher/check-voucher.ts';
import { readFamilyAccount } from '#core/voucher/family-account.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { listValidations } from '#core/voucher/partner-validations.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { closeLoad } from '#core/year/close-load.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { useDatabase } from '../factories/database.ts';
import { aPartner, at, byFamily, byPartner, bySystem, YEAR } from '../factories/scheme.ts';

useDatabase();

const ALLO = `Matricule;Nom;Prénom;Mail\r\n412387;N’Diaye;Aïcha;Aicha.NDiaye@exemple.fr\r\n0512399;Le Goff;Benoît;\r\n`;
const ENF = `Matricule;Montant TLJ;Nom;Prénom;Date de naissance;SIAS\r\n0412387;105,00;N’Diaye;Léa;14/03/2016;98123\r\n`;
const PASSWORD = 'Cabane-bleue-58!';
const MATRICULE = '0412387';
const SIAS = '0098123';

test('R-CAM-03 R-FAM-01 R-FAM-12 R-QR-04 R-PAY-01 R-PAY-02 R-PAY-03 R-PAY-05: des deux fichiers au paiement, tout se suit et les comptes sont justes', async () => {
  // The agent loads the two files and opens the campaign.
  await initCampaign(bySystem('2026-07-10T08:00:00Z'), { year: YEAR });
  const dir = await mkdtemp(path.join(os.tmpdir(), 'tlj-journey-'));
  await writeFile(path.join(dir, 'allo.csv'), ALLO);
  await writeFile(path.join(dir, 'enf.csv'), ENF);
  const sources = {
    allo: { name: 'allo.csv', path: path.join(dir, 'allo.csv') },
    enf: { name: 'enf.csv', path: path.join(dir, 'enf.csv') },
  };
  const loaded = await loadFiles(bySystem('2026-07-20T08:00:00Z'), { year: YEAR, ...sources });
  await rm(dir, { recursive: true });
  expect(loaded).toMatchObject({
    simulated: false,
    families: { new: 2, rejected: 0 },
    children: { new: 1, rejected: 0 },
    totalCents: 10_500,
  });
  expect(await closeLoad(bySystem('2026-08-01T06:00:00Z'), { year: YEAR })).toMatchObject({
    state: 'open',
    families: 2,
    children: 1,
    forfaitsCents: 10_500,
  });
  const club = await aPartner('Judo Club de Grigny', '0314583');

  // The family signs up by the mailed link, then draws.
  await requestActivation(byFamily(), { matricule: '412387', mail: 'aicha.ndiaye@EXEMPLE.fr' });
  const letter = (await Outbox.findOne({ 'letter.kind': 'family-activation' }).lean<OutboxLetter>())!;
  const { link } = letter.letter.data as { link: string };
  await activateAccount(byFamily(), { token: link.split('/').at(-1)!, motDePasse: PASSWORD, confirmation: PASSWORD });
  expect(await loginFamily(byFamily(), { mail: 'aicha.ndiaye@exemple.fr', motDePasse: PASSWORD })).toEqual({
    campaign: YEAR,
    matricule: MATRICULE,
  });
  await giveConsent(byFamily(), { campaign: YEAR, matricule: MATRICULE, consentement: 'oui' });
  const { code, left } = await issueVoucher(byFamily(), {
    campaign: YEAR,
    matricule: MATRICULE,
    sias: SIAS,
    partnerId: club,
    amount: 8_050,
  });
  expect(left).toBe(2_450);

  // The club checks, then validates.
  expect(await checkVoucher(byPartner('u1'), { code, partnerId: club })).toMatchObject({
    child: { firstName: 'Léa', birth: '2016-03-14' },
    amount: 8_050,
  });
  await validateVoucher(byPartner('u1', '2026-11-23T10:00:00Z'), { code, partnerId: club });

  // The agent pays.
  const generatedAt = '2026-11-24T09:00:00Z';
  expect(await previewBatch(bySystem(generatedAt), { kind: 'partners' })).toMatchObject({ lines: 1, totalCents: 8_050 });
  const { batch, fileName, sha256 } = await generateBatch(bySystem(generatedAt), { kind: 'partners' });
  expect({ batch, fileName }).toEqual({ batch: '2026-001', fileName: 'PREPT_PARTENAIRES_2026_001.TXT' });
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  const file = await downloadBatch(bySystem(generatedAt), batch);
  expect(file.bytes).toHaveLength(3 * 127);
  expect(parsePaymentTxt(file.bytes)).toEqual({
    details: [{ matricule: MATRICULE, sias: SIAS, tiersi: '0314583', rang: '0001', year: YEAR, amount: 8_050 }],
    totalCents: 8_050,
  });
  expect(await markProcessed(bySystem('2026-11-26T09:00:00Z'), { batch, paidOn: '25/11/2026' })).toMatchObject({
    state: 'processed',
    fileName: 'PREPT_PARTENAIRES_2026_001_TRAITE.TXT',
  });

  // Both sides see "payé le …", and every euro is accounted for.
  const account = await readFamilyAccount({ campaign: YEAR, matricule: MATRICULE });
  expect(account.children[0]).toMatchObject({ granted: 10_500, available: 2_450, reserved: 0, used: 8_050 });
  expect(account.operations).toMatchObject([{ code, state: 'paid', paidOn: '2026-11-25' }]);
  expect(await listValidations({ partnerId: club, limit: 10 })).toMatchObject([{ code, state: 'paid', paidOn: '2026-11-25' }]);
  while ((await sealAudit()) > 0);
  const { ok, checks } = await reconcile(at('2026-11-27T09:00:00Z'));
  expect(checks.flatMap((check) => check.differences)).toEqual([]);
  expect(ok).toBe(true);
});
