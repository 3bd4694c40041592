import { createHmac, randomUUID } from 'node:crypto';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { PartnerUsers } from '#core/partner/partner.model.ts';
import type { Refusal } from '#core/shared/refusals.ts';
import { partnerLines } from '#core/extract/partner/partner-lists.ts';
import { declineScan, listDeclines } from '#core/voucher/decline-scan.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { partnerMonths } from '#core/voucher/partner-months.ts';
import { checkSeal, makeBooklet, sealedText } from '#core/voucher/scan-seal.rules.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { aChild, aScheme, at, byFamily, byPartner, LINA, MATRICULE, NOE, type Scheme, YEAR } from '../../factories/scheme.ts';

const SECRET = 'un secret de test, long de 32 signes au moins';
const HOLDER = { userId: 'u-1', partnerId: 'p-1' };

describe('le sceau des scans gardés', () => {
  const booklet = makeBooklet(SECRET, HOLDER, { at: at(), nonce: 'n' });
  const sign = (scan: { carnet: string; cle: string; code: string }, key = booklet.key) => ({
    ...scan,
    signature: createHmac('sha256', Buffer.from(key, 'base64url')).update(sealedText(scan)).digest('base64url'),
  });
  const scan = { carnet: booklet.carnet, cle: randomUUID(), code: randomUUID() };
  const check = (sealed = sign(scan), holder = HOLDER, when = at()) => checkSeal(SECRET, sealed, holder, when);
  const codeOf = (work: () => void): string => {
    try {
      work();
      return 'accepté';
    } catch (error) {
      return (error as Refusal).code;
    }
  };

  test('R-QR-04: un scan signé par le téléphone qui tient le carnet passe', () => expect(codeOf(check)).toBe('accepté'));

  test('R-QR-04: un code, une clé ou un carnet changé ne passe pas', () => {
    for (const change of [
      { code: randomUUID() },
      { cle: randomUUID() },
      { carnet: booklet.carnet.replace('u-1', 'u-2') },
      { signature: '' },
    ])
      expect(codeOf(() => check({ ...sign(scan), ...change }))).toBe('SCAN_GARDE_MODIFIE');
    const made = makeBooklet('un autre secret, long de trente-deux signes', HOLDER, { at: at(), nonce: 'n' });
    expect(codeOf(() => check(sign({ ...scan, carnet: made.carnet }, made.key)))).toBe('SCAN_GARDE_MODIFIE');
  });

  test('R-QR-04: ni sous un autre compte, ni pour un autre club, ni après 48 heures', () => {
    expect(codeOf(() => check(sign(scan), { ...HOLDER, userId: 'u-2' }))).toBe('SCAN_GARDE_AUTRE_COMPTE');
    expect(codeOf(() => check(sign(scan), { ...HOLDER, partnerId: 'p-2' }))).toBe('SCAN_GARDE_AUTRE_COMPTE');
    expect(codeOf(() => check(sign(scan), HOLDER, at('2026-11-25T09:00:00Z')))).toBe('accepté');
    expect(codeOf(() => check(sign(scan), HOLDER, at('2026-11-25T09:00:01Z')))).toBe('SCAN_GARDE_ANCIEN');
  });
});

describe('avec la base', () => {
  useDatabase();
  let scheme: Scheme;
  let user: string;
  beforeEach(async () => {
    await emptyDatabase();
    scheme = await aScheme();
    user = (await PartnerUsers.findOne({ partnerId: scheme.judo }).lean())!._id;
  });
  const draw = async (sias: string, amount: number, partnerId = scheme.judo) =>
    (await issueVoucher(byFamily('2026-11-01T09:00:00Z'), { campaign: YEAR, matricule: MATRICULE, sias, partnerId, amount })).code;

  test('R-QR-04: refuser un code garde le motif pour le club, ne valide rien, et le code resert', async () => {
    const code = await draw(LINA, 4000);
    const key = randomUUID();
    const decline = () => declineScan(byPartner(user), { code, partnerId: scheme.judo, reason: ' Pas le bon enfant ', key });
    await Promise.all([decline(), decline()]);
    const list = await listDeclines(scheme.judo, 10);
    expect(list.map(({ code: refused, reason }) => [refused, reason])).toEqual([[code, 'Pas le bon enfant']]);
    expect(await listDeclines(scheme.musique, 10)).toEqual([]);
    expect(await AuditEvents.countDocuments({ kind: 'voucher.declined' })).toBe(1);
    expect((await Vouchers.findById(code).lean())!.state).toBe('active');
    await validateVoucher(byPartner(user), { code, partnerId: scheme.judo });
    await expect(decline()).rejects.toMatchObject({ code: 'QR_DEJA_VALIDE' });
  });

  test('R-QR-04: sans motif, ou pour un autre club, rien n’est gardé', async () => {
    const code = await draw(LINA, 4000, scheme.musique);
    await expect(declineScan(byPartner(user), { code, partnerId: scheme.judo, reason: 'x' })).rejects.toMatchObject({
      code: 'QR_AUTRE_CLUB',
    });
    await expect(declineScan(byPartner(user), { code, partnerId: scheme.judo, reason: ' ' })).rejects.toMatchObject({
      code: 'MOTIF_MANQUANT',
    });
    expect(await listDeclines(scheme.judo, 10)).toEqual([]);
  });

  test('R-PAR-09: les gains par mois, en heure de Paris, sans mois manquant ni somme annulée', async () => {
    const days = ['2026-11-30T22:30:00Z', '2026-11-30T23:30:00Z', '2027-02-02T10:00:00Z'];
    await aChild({ sias: '0000031' });
    const codes = [await draw(LINA, 1000), await draw(NOE, 2000), await draw('0000031', 300)];
    for (const [place, code] of codes.entries()) await validateVoucher(byPartner(user, days[place]), { code, partnerId: scheme.judo });
    await Payables.updateOne({ _id: `QR:${codes[1]}` }, { $set: { state: 'paid', paidOn: '2026-12-20' } });
    const months = () => partnerMonths({ partnerId: scheme.judo, campaign: YEAR });
    expect((await months()).map(({ month, count, toPay, paid }) => [month, count, toPay, paid])).toEqual([
      ['2026-11', 1, 1000, 0],
      ['2026-12', 1, 0, 2000],
      ['2027-01', 0, 0, 0],
      ['2027-02', 1, 300, 0],
    ]);
    await Payables.updateOne({ _id: `QR:${codes[2]}` }, { $set: { state: 'void' } });
    expect((await months()).map(({ month }) => month)).toEqual(['2026-11', '2026-12']);
  });

  test('R-PAR-09: bénéficiaires payés triés par nom, en français ; en attente et payés séparés ; rien d’un autre club', async () => {
    for (const [sias, firstName] of [
      ['0000021', 'Zoé'],
      ['0000022', 'Élie'],
      ['0000023', 'Eva'],
    ] as const)
      await aChild({ sias, firstName });
    const codes = [await draw('0000021', 100), await draw('0000022', 200), await draw('0000023', 300), await draw(LINA, 400)];
    for (const code of codes) await validateVoucher(byPartner(user), { code, partnerId: scheme.judo });
    for (const code of codes.slice(0, 3))
      await Payables.updateOne({ _id: `QR:${code}` }, { $set: { state: 'paid', paidOn: '2026-12-20' } });
    const lines = (list: 'faits' | 'attente' | 'beneficiaires', partnerId = scheme.judo) =>
      partnerLines({ partnerId, campaign: YEAR, list });
    expect((await lines('beneficiaires')).map(({ firstName, amount }) => [firstName, amount])).toEqual([
      ['Élie', 200],
      ['Eva', 300],
      ['Zoé', 100],
    ]);
    expect((await lines('attente')).map(({ firstName }) => firstName)).toEqual(['Lina']);
    expect(await lines('faits', scheme.musique)).toEqual([]);
  });
});
