/** R-FAM-15: the life of a dépense, through the use-cases, on real MongoDB. */
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { Campaigns } from '#core/campaign/campaign.model.ts';
import { approveDepense } from '#core/depense/approve-depense.ts';
import { askComplement } from '#core/depense/ask-complement.ts';
import { answerComplement } from '#core/depense/answer-complement.ts';
import { Depenses } from '#core/depense/depense.model.ts';
import { depenseHints } from '#core/depense/depense-hints.ts';
import { countToDecide, nextToDecide } from '#core/depense/depense-queue.ts';
import { readAttestation } from '#core/depense/find-depense.ts';
import { MENTIONS } from '#core/depense/mentions.rules.ts';
import { refuseDepense } from '#core/depense/refuse-depense.ts';
import { submitDepense } from '#core/depense/submit-depense.ts';
import { withdrawDepense } from '#core/depense/withdraw-depense.ts';
import { type Forfait, Forfaits } from '#core/forfait/forfait.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { reconcile } from '#core/payment/reconcile.ts';
import { AttachmentFiles } from '#core/shared/attachments/attachment.model.ts';
import { FormRefusal } from '#core/shared/refusals.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { suspendFamily } from '#core/voucher/suspend-family.ts';
import { closeCampaign } from '#core/year/close-campaign.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { aPdf, aPhoto } from '../../factories/attestations.ts';
import { expectBalanced } from '../../factories/balances.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { AGENT, aClaim, aDecider, approved, aSubmitted, asked, byAgent, theDepense } from '../../factories/depenses.ts';
import { aFamily, aScheme, byFamily, bySystem, LINA, MATRICULE, NOE, type Scheme, YEAR } from '../../factories/scheme.ts';

useDatabase();
let scheme: Scheme;
beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
  await aDecider();
});
afterEach(async () => {
  await expectBalanced();
  expect((await reconcile()).checks.flatMap(({ differences }) => differences)).toEqual([]);
});

const own = { campaign: YEAR, matricule: MATRICULE };
const balance = async (sias = LINA): Promise<Partial<Forfait>> => {
  const { available, reserved, used, activities } = (await Forfaits.findById(`${YEAR}:${sias}`).lean<Forfait>())!;
  return { available, reserved, used, activities };
};
const UNTOUCHED = { available: 15_000, reserved: 0, used: 0, activities: 0 };
const letters = async (): Promise<string[]> => (await Outbox.find({ about: MATRICULE }).lean()).map(({ letter }) => letter.kind).sort();

test('R-FAM-15: une dépense envoyée réserve le montant et une activité, garde l’attestation et laisse une trace', async () => {
  const { depense, left } = await submitDepense(byFamily(), await aClaim({ attestation: aPdf() }));
  expect(left).toBe(10_000);
  expect(await balance()).toEqual({ available: 10_000, reserved: 5000, used: 0, activities: 1 });
  expect(await theDepense(depense)).toMatchObject({
    state: 'submitted',
    version: 1,
    amount: 5000,
    cost: 18_000,
    registeredOn: '2026-09-12',
  });
  expect((await readAttestation(depense, 0)).bytes.equals(aPdf())).toBe(true);
  expect(await AuditEvents.findOne({ kind: 'depense.submitted', 'object.id': depense })).toMatchObject({
    after: { amount: 5000, left: 10_000 },
  });
  expect(await Payables.countDocuments()).toBe(0);
});

test.each([
  [{ montant: '180,01' }, 'MONTANT_PLUS_QUE_COUT', 'montant'],
  [{ montant: '0' }, 'MONTANT_NUL', 'montant'],
  [{ cout: 'cent' }, 'PRIX_ILLISIBLE', 'cout'],
  [{ cout: '10000,01' }, 'MONTANT_TROP_GRAND', 'cout'],
  [{ organisme: ' .. ' }, 'CHAMP_MANQUANT', 'organisme'],
  [{ adresse: 'a'.repeat(201) }, 'VALEUR_TROP_LONGUE', 'adresse'],
  [{ responsable: '' }, 'CHAMP_MANQUANT', 'responsable'],
  [{ mailOrganisme: 'non' }, 'MAIL_INVALIDE', 'mailOrganisme'],
  [{ dateInscription: '31/02/2026' }, 'JOUR_ILLISIBLE', 'dateInscription'],
  [{ dateInscription: '24/11/2026' }, 'DATE_INSCRIPTION', 'dateInscription'],
  [{ dateInscription: '31/07/2025' }, 'DATE_INSCRIPTION', 'dateInscription'],
])('R-FAM-15: %j est refusé à côté du champ', async (form, code, field) => {
  const error: unknown = await submitDepense(byFamily(), await aClaim({}, form)).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(FormRefusal);
  expect((error as FormRefusal).refusals.map((each) => [each.code, each.details.field])).toEqual([[code, field]]);
  expect(await balance()).toEqual(UNTOUCHED);
});

test('R-FAM-15: plus que le solde, deux activités déjà prises, famille suspendue, campagne finie : rien ne bouge', async () => {
  await expect(submitDepense(byFamily(), await aClaim({}, { montant: '150,01' }))).rejects.toMatchObject({ code: 'SOLDE_INSUFFISANT' });
  const late = '2027-06-01T09:00:00Z';
  await expect(submitDepense(byFamily(late), await aClaim())).rejects.toMatchObject({ code: 'CAMPAGNE_FERMEE' });
  await issueVoucher(byFamily(), { ...own, sias: LINA, partnerId: scheme.judo, amount: 1000 });
  await aSubmitted();
  await expect(submitDepense(byFamily(), await aClaim())).rejects.toMatchObject({ code: 'ACTIVITES_MAXIMUM' });
  await suspendFamily(bySystem(), { ...own, reason: 'essai' });
  await expect(submitDepense(byFamily(), await aClaim({ sias: NOE }))).rejects.toMatchObject({ code: 'COMPTE_SUSPENDU' });
  expect([await Depenses.countDocuments(), await AttachmentFiles.countDocuments()]).toEqual([1, 1]);
});

test('R-FAM-15: l’enfant d’une autre famille est introuvable', async () => {
  await aFamily({ matricule: '0999999', mail: null });
  await expect(submitDepense(byFamily(), await aClaim({ matricule: '0999999' }))).rejects.toMatchObject({ code: 'INTROUVABLE' });
});

test('R-FAM-15: la même clé rejoue la première réponse ; un autre fichier sous elle est refusé', async () => {
  const claim = await aClaim({ key: 'k1' });
  const first = await submitDepense(byFamily(), claim);
  expect(await submitDepense(byFamily(), claim)).toEqual(first);
  await expect(submitDepense(byFamily(), { ...claim, attestation: await aPhoto() })).rejects.toMatchObject({ code: 'CLE_DEJA_UTILISEE' });
  expect(await balance()).toMatchObject({ reserved: 5000, activities: 1 });
});

test('R-FAM-15: le même fichier ne sert qu’une fois pour un enfant, sauf si la dépense est refusée ou retirée', async () => {
  const attestation = await aPhoto();
  const first = await aSubmitted({ attestation });
  await expect(submitDepense(byFamily(), await aClaim({ attestation }))).rejects.toMatchObject({ code: 'ATTESTATION_DEJA_ENVOYEE' });
  const brother = await aSubmitted({ attestation, sias: NOE });
  expect((await depenseHints(await theDepense(brother))).sameFile.map(({ _id }) => _id)).toEqual([first]);
  await withdrawDepense(byFamily(), { ...own, depense: first, confirme: 'oui' });
  await aSubmitted({ attestation });
});

test('R-FAM-15: une dépense acceptée est due à la famille, et se paie', async () => {
  const depense = await aSubmitted();
  const { version } = await theDepense(depense);
  const { payable } = await approveDepense(byAgent(), { depense, version, mentions: MENTIONS });
  expect(await balance()).toEqual({ available: 10_000, reserved: 0, used: 5000, activities: 1 });
  expect(await Payables.findById(payable)).toMatchObject({ kind: 'families', amount: 5000, state: 'pending', partnerId: null });
  expect(await theDepense(depense)).toMatchObject({ state: 'approved', decision: { agent: AGENT, mentions: [...MENTIONS], reason: null } });
  expect(await letters()).toEqual(['depense-approved']);
  await generateBatch(bySystem('2026-11-24T09:00:00Z'), { kind: 'families' });
});

test('R-FAM-15: il faut les cinq mentions, signature comprise', async () => {
  const depense = await aSubmitted();
  for (const missing of MENTIONS) {
    const mentions = MENTIONS.filter((each) => each !== missing);
    await expect(approveDepense(byAgent(), { depense, version: 1, mentions })).rejects.toMatchObject({
      code: 'MENTIONS_MANQUANTES',
      status: 422,
    });
  }
  expect(await balance()).toMatchObject({ reserved: 5000, used: 0 });
});

test('R-FAM-15: un refus rend le montant et l’activité, et le motif part par mail', async () => {
  const depense = await aSubmitted();
  await expect(refuseDepense(byAgent(), { depense, version: 1, reason: ' ' })).rejects.toMatchObject({ code: 'MOTIF_MANQUANT' });
  expect(await refuseDepense(byAgent(), { depense, version: 1, reason: 'Attestation d’une autre personne' })).toEqual({ left: 15_000 });
  expect(await balance()).toEqual(UNTOUCHED);
  const [letter] = await Outbox.find({ about: MATRICULE }).lean();
  expect(letter!.letter).toMatchObject({ kind: 'depense-refused', data: { reason: 'Attestation d’une autre personne', left: 15_000 } });
});

test('R-FAM-15: le complément garde la réserve ; la réponse corrige les champs, le montant et le fichier', async () => {
  const depense = await aSubmitted();
  await expect(answerComplement(byFamily(), { ...own, depense, form: { montant: '40' }, attestation: null })).rejects.toMatchObject({
    code: 'DEPENSE_ETAT',
  });
  await asked(depense, byAgent());
  expect([await balance(), await countToDecide()]).toEqual([{ available: 10_000, reserved: 5000, used: 0, activities: 1 }, 0]);
  await expect(answerComplement(byFamily(), { ...own, depense, form: {}, attestation: null })).rejects.toMatchObject({
    code: 'RIEN_A_COMPLETER',
  });
  await expect(answerComplement(byFamily(), { ...own, depense, form: { montant: '170' }, attestation: null })).rejects.toMatchObject({
    code: 'SOLDE_INSUFFISANT',
  });
  const attestation = await aPhoto();
  await answerComplement(byFamily(), { ...own, depense, form: { montant: '120,00' }, attestation, key: 'k' });
  await answerComplement(byFamily(), { ...own, depense, form: { montant: '120,00' }, attestation, key: 'k' });
  expect(await balance()).toEqual({ available: 3000, reserved: 12_000, used: 0, activities: 1 });
  const now = await theDepense(depense);
  expect([now.state, now.version, now.attestations.length]).toEqual(['submitted', 3, 2]);
  await approved(depense, byAgent());
  expect(await letters()).toEqual(['depense-approved', 'depense-complement']);
});

test('R-FAM-15: une correction peut baisser le montant même si la campagne est close', async () => {
  const depense = await aSubmitted();
  await asked(depense);
  await closeCampaign(bySystem('2027-05-31T08:00:00Z'), { year: YEAR });
  const later = byFamily('2027-06-10T08:00:00Z');
  await expect(answerComplement(later, { ...own, depense, form: { montant: '60' }, attestation: null })).rejects.toMatchObject({
    code: 'CAMPAGNE_FERMEE',
  });
  await answerComplement(later, { ...own, depense, form: { montant: '30' }, attestation: null });
  expect(await balance()).toEqual({ available: 12_000, reserved: 3000, used: 0, activities: 1 });
});

test('R-FAM-15: la famille retire sa dépense avant la décision ; le fichier part', async () => {
  const depense = await aSubmitted();
  await expect(withdrawDepense(byFamily(), { ...own, depense, confirme: '' })).rejects.toMatchObject({ code: 'CONFIRMATION_MANQUANTE' });
  const other = { campaign: YEAR, matricule: '0999999', depense, confirme: 'oui' };
  await expect(withdrawDepense(byFamily(undefined, '0999999'), other)).rejects.toMatchObject({ code: 'INTROUVABLE' });
  await withdrawDepense(byFamily(), { ...own, depense, confirme: 'oui' });
  expect([await balance(), await AttachmentFiles.countDocuments()]).toEqual([UNTOUCHED, 0]);
  await expect(readAttestation(depense, 0)).rejects.toMatchObject({ code: 'INTROUVABLE' });
  const again = { ...own, depense, confirme: 'oui' };
  await expect(withdrawDepense(byFamily(), again)).rejects.toMatchObject({ code: 'DEPENSE_DECIDEE' });
});

test('R-FAM-15: le second de deux agents apprend qui a décidé et quand', async () => {
  const depense = await aSubmitted();
  await aDecider('P0043911');
  await approved(depense, byAgent('2026-11-23T13:30:00Z'));
  const second = refuseDepense(byAgent(undefined, 'P0043911'), { depense, version: 1, reason: 'non' });
  await expect(second).rejects.toMatchObject({
    code: 'DEPENSE_DECIDEE',
    message: `Cette dépense est déjà acceptée par l’agent ${AGENT}, le 23/11/2026 à 14:30.`,
  });
});

test('R-FAM-15: qui décide sur une version dépassée apprend ce qui a changé', async () => {
  const depense = await aSubmitted();
  await asked(depense, byAgent());
  await answerComplement(byFamily('2026-11-23T15:00:00Z'), { ...own, depense, form: { montant: '20' }, attestation: null });
  const stale = approveDepense(byAgent(), { depense, version: 1, mentions: MENTIONS });
  await expect(stale).rejects.toMatchObject({
    code: 'MODIFIE_ENTRE_TEMPS',
    message: expect.stringMatching(/la famille.*complément reçu/) as string,
  });
  await expect(askComplement(byAgent(), { depense, version: 1, reason: 'x' })).rejects.toMatchObject({ code: 'MODIFIE_ENTRE_TEMPS' });
  expect(await balance()).toMatchObject({ reserved: 2000, used: 0 });
});

test('R-AGT-03: sans le droit de décider, rien n’est décidé', async () => {
  await aDecider('P0044911', ['depenses.view']);
  const [depense, act] = [await aSubmitted(), byAgent(undefined, 'P0044911')];
  await expect(approveDepense(act, { depense, version: 1, mentions: MENTIONS })).rejects.toMatchObject({ code: 'DROIT_MANQUANT' });
  await expect(refuseDepense(act, { depense, version: 1, reason: 'x' })).rejects.toMatchObject({ code: 'DROIT_MANQUANT' });
  await expect(askComplement(act, { depense, version: 1, reason: 'x' })).rejects.toMatchObject({ code: 'DROIT_MANQUANT' });
  expect(await theDepense(depense)).toMatchObject({ state: 'submitted', version: 1 });
});

test('R-FAM-07: rien n’est accordé à une famille suspendue ; un refus reste possible', async () => {
  const depense = await aSubmitted();
  await suspendFamily(bySystem(), { ...own, reason: 'essai' });
  await expect(approved(depense, byAgent())).rejects.toMatchObject({ code: 'FAMILLE_ARRETEE' });
  expect(await balance()).toMatchObject({ reserved: 5000, used: 0 });
  await refuseDepense(byAgent(), { depense, version: 1, reason: 'suspendue' });
});

test('R-CAM-01: campagne close, une dépense envoyée se décide jusqu’au 31/07/N+1 ; ensuite seul le refus est possible', async () => {
  const [first, second] = [await aSubmitted(), await aSubmitted({ sias: NOE })];
  await closeCampaign(bySystem('2027-05-31T08:00:00Z'), { year: YEAR });
  await expect(submitDepense(byFamily('2027-06-01T08:00:00Z'), await aClaim())).rejects.toMatchObject({ code: 'CAMPAGNE_FERMEE' });
  await approved(first, byAgent('2027-07-31T21:59:00Z'));
  await expect(approved(second, byAgent('2027-07-31T22:00:00Z'))).rejects.toMatchObject({ code: 'DEPENSES_CLOSES' });
  const late = '2027-08-02T08:00:00Z';
  await expect(askComplement(byAgent(late), { depense: second, version: 1, reason: 'x' })).rejects.toMatchObject({
    code: 'DEPENSES_CLOSES',
  });
  await expect(initCampaign(bySystem(late), { year: YEAR + 1 })).rejects.toMatchObject({ code: 'IMPAYES' });
  await refuseDepense(byAgent(late), { depense: second, version: 1, reason: 'hors délai' });
  expect(await balance(NOE)).toEqual(UNTOUCHED);
});

test('R-CAM-09: dans une campagne archivée, plus rien ne se décide', async () => {
  const depense = await aSubmitted();
  await Campaigns.updateOne({ _id: YEAR }, { $set: { state: 'archived' } });
  await expect(approved(depense, byAgent())).rejects.toMatchObject({ code: 'CAMPAGNE_LECTURE_SEULE' });
  await expect(refuseDepense(byAgent(), { depense, version: 1, reason: 'x' })).rejects.toMatchObject({ code: 'CAMPAGNE_LECTURE_SEULE' });
  await expect(withdrawDepense(byFamily(), { ...own, depense, confirme: 'oui' })).rejects.toMatchObject({ code: 'CAMPAGNE_LECTURE_SEULE' });
});

test('R-FAM-15: la file va de la plus ancienne à la plus récente, puis revient au début', async () => {
  const second = await aSubmitted({ sias: NOE }, {}, '2026-11-22T09:00:00Z');
  const first = await aSubmitted({}, {}, '2026-11-21T09:00:00Z');
  expect([await countToDecide(), await nextToDecide()]).toEqual([2, first]);
  expect(await nextToDecide(await theDepense(first))).toBe(second);
  expect(await nextToDecide(await theDepense(second))).toBe(first);
  await approved(first);
  expect(await nextToDecide(await theDepense(second))).toBeNull();
});

test('R-FAM-15: l’agent voit que l’organisme est connu, ou qu’il est déjà partenaire', async () => {
  const first = await aSubmitted({}, { organisme: 'JUDO  CLUB de Grigny' });
  await refuseDepense(bySystem(), { depense: first, version: 1, reason: 'partenaire' });
  const second = await aSubmitted({ sias: NOE }, { organisme: 'Judo-club de Grigny', mailOrganisme: 'autre@club.example' });
  const hints = await depenseHints(await theDepense(second));
  expect(hints.sameOrganisation).toEqual({ total: 1, families: 1, byState: { refused: 1 } });
  expect(hints.partner).toMatchObject({ name: 'Judo Club de Grigny', same: 'nom' });
  const third = await aSubmitted({}, { organisme: 'Autre chose', mailOrganisme: '0314583@club.example' });
  expect((await depenseHints(await theDepense(third))).partner).toMatchObject({ same: 'mail' });
});
