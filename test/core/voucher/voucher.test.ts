import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { Forfaits, type Forfait } from '#core/forfait/forfait.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { PartnerUsers, Partners } from '#core/partner/partner.model.ts';
import { newId } from '#core/shared/identifiers.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { checkVoucher } from '#core/voucher/check-voucher.ts';
import { deleteVoucher } from '#core/voucher/delete-voucher.ts';
import { previewDraw } from '#core/voucher/draw-preview.ts';
import { readFamilyAccount } from '#core/voucher/family-account.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { liftSuspension, suspendFamily } from '#core/voucher/suspend-family.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { readVoucherPage } from '#core/voucher/voucher-page.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import {
  aChild,
  aFamily,
  aScheme,
  at,
  byFamily,
  byPartner,
  bySystem,
  LINA,
  MATRICULE,
  NOE,
  type Scheme,
  YEAR,
} from '../../factories/scheme.ts';

useDatabase();
let scheme: Scheme;
beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
});

const draw = (change: object = {}) => ({
  campaign: YEAR,
  matricule: MATRICULE,
  sias: LINA,
  partnerId: scheme.judo,
  amount: 4000,
  ...change,
});
const forfait = async (sias = LINA) => (await Forfaits.findById(`${YEAR}:${sias}`).lean<Forfait>())!;
const refusalOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepté',
    (error: { code?: string }) => error.code ?? String(error),
  );

test('R-FAM-12: un tirage réserve le montant et prépare le mail et le journal', async () => {
  const { code, left } = await issueVoucher(byFamily(), draw());
  expect(left).toBe(11_000);
  expect(await forfait()).toMatchObject({
    granted: 15_000,
    available: 11_000,
    reserved: 4000,
    used: 0,
    activities: 1,
    partners: [scheme.judo],
  });
  expect(await Vouchers.findById(code).lean()).toMatchObject({ state: 'active', amount: 4000, until: new Date('2027-05-30T22:00:00Z') });
  expect(await Outbox.findById(`voucher-issued:${code}`).lean()).toMatchObject({
    to: 'nadia.morel@exemple.fr',
    state: 'pending',
    letter: { data: { amount: 4000, left: 11_000, childFirstName: 'Lina' } },
  });
  expect(await AuditEvents.countDocuments({ kind: 'voucher.issued', 'object.id': code, 'author.id': MATRICULE })).toBe(1);
});

test.each([
  ['au-dessus du solde', { amount: 15_001 }, 'SOLDE_INSUFFISANT'],
  ['nul', { amount: 0 }, 'MONTANT_NUL'],
  ['pour l’enfant d’une autre famille', { sias: '0099999' }, 'INTROUVABLE'],
  ['pour un enfant inconnu', { sias: '0000001' }, 'INTROUVABLE'],
  ['pour un club inconnu', { partnerId: newId() }, 'INTROUVABLE'],
])('R-FAM-12: un tirage %s est refusé et rien ne bouge', async (_, change, code) => {
  await aFamily({ matricule: '0999999' });
  await aChild({ sias: '0099999', matricule: '0999999' });
  expect(await refusalOf(issueVoucher(byFamily(), draw(change)))).toBe(code);
  expect(await forfait()).toMatchObject({ available: 15_000, reserved: 0, activities: 0 });
  expect(await Vouchers.countDocuments()).toBe(0);
  expect(await Outbox.countDocuments({ 'letter.kind': 'voucher-issued' })).toBe(0);
});

test('R-FAM-12: deux activités au plus, la seconde dans un autre club, limitée au reste', async () => {
  await issueVoucher(byFamily(), draw({ amount: 10_000 }));
  expect(await refusalOf(issueVoucher(byFamily(), draw({ amount: 100 })))).toBe('MEME_PARTENAIRE');
  expect(await refusalOf(issueVoucher(byFamily(), draw({ amount: 5001, partnerId: scheme.musique })))).toBe('SOLDE_INSUFFISANT');
  await issueVoucher(byFamily(), draw({ amount: 3000, partnerId: scheme.musique }));
  const { aPartner } = await import('../../factories/scheme.ts');
  const third = await aPartner('Ondes Natation', '0314999', 'Natation');
  expect(await refusalOf(issueVoucher(byFamily(), draw({ amount: 100, partnerId: third })))).toBe('ACTIVITES_MAXIMUM');
});

test('R-FAM-12: l’aperçu d’un tirage dit les mêmes refus et n’écrit rien', async () => {
  expect(await previewDraw({ ...draw(), at: at() })).toMatchObject({ left: 11_000, lastActivity: false, child: { firstName: 'Lina' } });
  expect(await refusalOf(previewDraw({ ...draw({ amount: 99_999 }), at: at() }))).toBe('SOLDE_INSUFFISANT');
  expect(await Vouchers.countDocuments()).toBe(0);
});

test('R-FAM-14: un QR code supprimé rend le montant et la place', async () => {
  const { code } = await issueVoucher(byFamily(), draw());
  expect(await deleteVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, code })).toEqual({
    amount: 4000,
    sias: LINA,
    left: 15_000,
  });
  expect(await forfait()).toMatchObject({ available: 15_000, reserved: 0, activities: 0, partners: [] });
  expect(await refusalOf(deleteVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, code }))).toBe('QR_SUPPRIME');
  expect(await refusalOf(checkVoucher(byPartner('u1'), { code, partnerId: scheme.judo }))).toBe('QR_SUPPRIME');
  expect(await Outbox.findById(`voucher-deleted:${code}`).lean()).toMatchObject({
    letter: { data: { child: 'Lina', amount: 4000, left: 15_000 } },
  });
});

test('R-FAM-14: le QR code d’une autre famille reste introuvable', async () => {
  const { code } = await issueVoucher(byFamily(), draw());
  expect(await refusalOf(deleteVoucher(byFamily(undefined, '0999999'), { campaign: YEAR, matricule: '0999999', code }))).toBe(
    'INTROUVABLE',
  );
  expect(await refusalOf(readVoucherPage({ campaign: YEAR, matricule: '0999999', code }))).toBe('INTROUVABLE');
  expect((await forfait()).reserved).toBe(4000);
});

test('R-QR-04: le club voit l’enfant et le montant, valide, et la Caf lui doit la somme', async () => {
  const { code } = await issueVoucher(byFamily(), draw());
  const user = (await PartnerUsers.findOne({ partnerId: scheme.judo }).lean<{ _id: string }>())!._id;
  expect(await checkVoucher(byPartner(user), { code: ` ${code.toUpperCase()} `, partnerId: scheme.judo })).toEqual({
    code,
    amount: 4000,
    child: { firstName: 'Lina', lastName: 'MOREL', birth: '2016-03-14' },
  });
  await validateVoucher(byPartner(user, '2026-11-23T16:41:00Z'), { code, partnerId: scheme.judo });
  expect(await forfait()).toMatchObject({ available: 11_000, reserved: 0, used: 4000 });
  expect(await Vouchers.findById(code).lean()).toMatchObject({ state: 'validated', validatedBy: user });
  expect(await Payables.findById(`QR:${code}`).lean()).toMatchObject({
    kind: 'partners',
    amount: 4000,
    state: 'pending',
    matricule: MATRICULE,
    sias: LINA,
  });
});

test('R-QR-04: un deuxième scan dit « déjà validé le » avec la date', async () => {
  const { code } = await issueVoucher(byFamily(), draw());
  await validateVoucher(byPartner('u1', '2026-11-23T16:41:00Z'), { code, partnerId: scheme.judo });
  const again = validateVoucher(byPartner('u1', '2026-11-24T10:00:00Z'), { code, partnerId: scheme.judo });
  await expect(again).rejects.toMatchObject({ status: 409, message: 'Déjà validé le 23/11/2026 à 17:41.' });
  expect(await Payables.countDocuments()).toBe(1);
  expect(await refusalOf(deleteVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, code }))).toBe('QR_DEJA_UTILISE');
});

test('R-QR-04: chaque refus du scan a son message, et aucun ne parle de la famille', async () => {
  const { code } = await issueVoucher(byFamily(), draw());
  const scan = (change: object, instant?: string) => checkVoucher(byPartner('u1', instant), { code, partnerId: scheme.judo, ...change });
  const texts = await Promise.all(
    [scan({ code: newId() }), scan({ partnerId: scheme.musique }), scan({ code: 'bonjour' }), scan({}, '2027-05-30T22:00:00Z')].map(
      (work) => work.catch((error: Error) => error.message),
    ),
  );
  expect(texts).toEqual([
    'Ce QR code est inconnu.',
    'Ce QR code est pour un autre club.',
    'Ce n’est pas un QR code de ticket loisirs.',
    'Ce QR code ne marche plus\u202f: la campagne est terminée.',
  ]);
  for (const text of texts) expect(text).not.toMatch(/Lina|MOREL|Nadia|0412387/);
});

test('R-QR-04: la validation elle-même refuse un autre club, un jour passé, un code supprimé', async () => {
  const { code } = await issueVoucher(byFamily(), draw());
  const validate = (partnerId: string, instant?: string) => refusalOf(validateVoucher(byPartner('u1', instant), { code, partnerId }));
  expect(await validate(scheme.musique)).toBe('QR_AUTRE_CLUB');
  expect(await validate(scheme.judo, '2027-05-30T22:00:00Z')).toBe('QR_EXPIRE');
  await deleteVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, code });
  expect(await validate(scheme.judo)).toBe('QR_SUPPRIME');
  expect(await Payables.countDocuments()).toBe(0);
});

test('R-QR-04: le dernier jour compte encore, à l’heure de Paris', async () => {
  const { code } = await issueVoucher(byFamily(), draw());
  await validateVoucher(byPartner('u1', '2027-05-30T21:59:59Z'), { code, partnerId: scheme.judo });
  expect((await forfait()).used).toBe(4000);
});

test('R-QR-04: vingt codes inconnus en dix minutes, puis il faut attendre', async () => {
  for (let i = 0; i < 20; i++)
    expect(await refusalOf(checkVoucher(byPartner('u1'), { code: newId(), partnerId: scheme.judo }))).toBe('QR_INCONNU');
  const { code } = await issueVoucher(byFamily(), draw());
  await expect(checkVoucher(byPartner('u1'), { code, partnerId: scheme.judo })).rejects.toMatchObject({ status: 429 });
  expect(await refusalOf(checkVoucher(byPartner('u1', '2026-11-23T09:11:00Z'), { code, partnerId: scheme.judo }))).toBe('accepté');
});

test('R-FAM-07: les QR codes d’une famille suspendue sont « momentanément inutilisables », puis remarchent', async () => {
  const { code } = await issueVoucher(byFamily(), draw());
  await suspendFamily(bySystem(), { campaign: YEAR, matricule: MATRICULE, reason: 'vérification' });
  expect(await refusalOf(validateVoucher(byPartner('u1'), { code, partnerId: scheme.judo }))).toBe('QR_INUTILISABLE');
  expect(await refusalOf(issueVoucher(byFamily(), draw({ sias: NOE })))).toBe('COMPTE_SUSPENDU');
  await liftSuspension(bySystem(), { campaign: YEAR, matricule: MATRICULE, reason: 'vérifié' });
  await validateVoucher(byPartner('u1'), { code, partnerId: scheme.judo });
});

test('R-FAM-07: la garde de la suspension est sur le forfait et le QR code eux-mêmes', async () => {
  const { code } = await issueVoucher(byFamily(), draw());
  await Forfaits.updateMany({}, { $set: { frozen: true } });
  await Vouchers.updateMany({}, { $set: { frozen: true } });
  expect(await refusalOf(issueVoucher(byFamily(), draw({ sias: NOE })))).toBe('COMPTE_SUSPENDU');
  expect(await refusalOf(validateVoucher(byPartner('u1'), { code, partnerId: scheme.judo }))).toBe('QR_INUTILISABLE');
});

test('R-PAR-13: un club suspendu ne reçoit plus de QR code et ne peut plus scanner', async () => {
  const { code } = await issueVoucher(byFamily(), draw());
  await Partners.updateOne({ _id: scheme.judo }, { $set: { suspended: true } });
  expect(await refusalOf(issueVoucher(byFamily(), draw({ sias: NOE })))).toBe('PARTENAIRE_INACTIF');
  expect(await refusalOf(validateVoucher(byPartner('u1'), { code, partnerId: scheme.judo }))).toBe('PARTENAIRE_SUSPENDU');
});

test('R-QR-05: la même clé rejoue la première réponse, un autre contenu est refusé', async () => {
  const key = newId();
  const first = await issueVoucher(byFamily(), draw({ key }));
  const again = await Promise.all([1, 2, 3].map(() => issueVoucher(byFamily(), draw({ key }))));
  for (const each of again) expect(each).toEqual(first);
  expect(await refusalOf(issueVoucher(byFamily(), draw({ key, amount: 100 })))).toBe('CLE_DEJA_UTILISEE');
  expect((await forfait()).reserved).toBe(4000);
  const scanKey = newId();
  const scan = () => validateVoucher(byPartner('u1'), { code: first.code, partnerId: scheme.judo, key: scanKey });
  const validated = await Promise.all([scan(), scan(), scan()]);
  expect(validated[1]).toEqual(validated[0]);
  expect(await scan()).toEqual(validated[0]);
});

test('R-QR-05: huit envois à la fois de la même clé donnent tous la première réponse', async () => {
  for (let round = 0; round < 10; round++) {
    await emptyDatabase();
    scheme = await aScheme();
    const key = newId();
    const codes = await Promise.all(Array.from({ length: 8 }, async () => (await issueVoucher(byFamily(), draw({ key }))).code));
    expect(new Set(codes).size).toBe(1);
  }
});

test('R-FAM-10: le compte montre solde, opérations et états', async () => {
  const { code } = await issueVoucher(byFamily(), draw());
  const second = await issueVoucher(byFamily('2026-11-23T10:00:00Z'), draw({ sias: NOE, partnerId: scheme.musique, amount: 8000 }));
  await validateVoucher(byPartner('u1'), { code, partnerId: scheme.judo });
  await deleteVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, code: second.code });
  const account = await readFamilyAccount({ campaign: YEAR, matricule: MATRICULE });
  expect(account.left).toBe(26_000);
  expect(account.operations.map((each) => [each.childFirstName, each.partner.name, each.state])).toEqual([
    ['Noé', 'Les Petits Archets', 'deleted'],
    ['Lina', 'Judo Club de Grigny', 'validated'],
  ]);
  expect(account.children.find((each) => each.sias === LINA)).toMatchObject({
    granted: 15_000,
    available: 11_000,
    used: 4000,
    operations: [{ amount: 4000 }],
  });
  expect(account.children.find((each) => each.sias === NOE)?.operations).toEqual([]);
});

test('R-CAM-08: avant l’ouverture et après la fin, aucun tirage', async () => {
  expect(await refusalOf(issueVoucher(byFamily('2026-07-31T21:59:59Z'), draw()))).toBe('CAMPAGNE_PAS_OUVERTE');
  expect(await refusalOf(issueVoucher(byFamily('2027-05-30T22:00:00Z'), draw()))).toBe('CAMPAGNE_FERMEE');
});
