import { childId } from '#core/family/family.model.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { PartnerUsers } from '#core/partner/partner.model.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { byPartner, LINA, MAIL, PASSWORD, YEAR } from '../factories/scheme.ts';
import { familyAtWork } from './family-at-work.ts';
import { fieldValue } from './visitor.ts';

const work = familyAtWork();

async function scan(code: string): Promise<void> {
  const partnerId = work.scheme.judo;
  const user = await PartnerUsers.findOne({ partnerId }).lean();
  await validateVoucher(byPartner(user!._id), { code, partnerId });
}

describe('QR page', () => {
  test('R-QR-02: à une autre famille, page, PDF et suppression donnent 404 et ne changent rien', async () => {
    const code = await work.newCode();
    const stranger = await work.aStranger();
    for (const path of [`/famille/qr/${code}`, `/famille/qr/${code}.pdf`, `/famille/qr/${code}/suppression`, '/famille/qr/pas-un-code'])
      expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.post(`/famille/qr/${code}/suppression`, { confirme: 'oui' })).status).toBe(404);
    expect(await Vouchers.findById(code).lean()).toMatchObject({ state: 'active' });
  });

  test('R-QR-02: sans session la page mène à la connexion, qui y ramène ; le fichier dit 401', async () => {
    const code = await work.newCode();
    const nobody = work.visitor();
    expect(await nobody.get(`/famille/qr/${code}`)).toMatchObject({ status: 303, location: '/famille/connexion' });
    expect((await nobody.get(`/famille/qr/${code}.pdf`)).status).toBe(401);
    expect(await nobody.post('/famille/connexion', { mail: MAIL, motDePasse: PASSWORD })).toMatchObject({
      location: `/famille/qr/${code}`,
    });
  });

  test('R-QR-02: sans Chromium le PDF dit pourquoi (503), et la page montre toujours le QR code', async () => {
    const code = await work.newCode();
    const pdf = await work.nadia.get(`/famille/qr/${code}.pdf`);
    expect(pdf.status).toBe(503);
    expect(pdf.headers.get('Retry-After')).toMatch(/^\d+$/);
    expect(pdf.text).toContain('aucun navigateur Chromium');
    expect((await work.nadia.get(`/famille/qr/${code}`)).body).toMatch(/<div class="qr"><svg viewBox="0 0 \d+ \d+" role="img"/);
  });

  test('R-QR-03: validé, il ne se montre plus, ne s’imprime plus et ne se supprime plus', async () => {
    const code = await work.newCode();
    await scan(code);
    const page = await work.nadia.get(`/famille/qr/${code}`);
    expect(page.text).toContain('Le club l’a scanné le 23/11/2026 à 10:00');
    expect(page.body).not.toContain('class="qr"');
    expect((await work.nadia.get(`/famille/qr/${code}.pdf`)).status).toBe(409);
    expect((await work.nadia.get(`/famille/qr/${code}/suppression`)).text).toContain('ne peut plus être supprimé');
    const late = await work.nadia.post(`/famille/qr/${code}/suppression`, { confirme: 'oui' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Le club a déjà scanné ce QR code');
    expect(await work.forfait()).toMatchObject({ used: 5000, reserved: 0 });
  });
});

describe('deletion', () => {
  test('R-FAM-14: confirmée, elle rend le montant et propose un remboursement à la place', async () => {
    const code = await work.newCode();
    const asked = await work.nadia.get(`/famille/qr/${code}/suppression`);
    expect(asked.text).toContain('Le club n’est pas partenaire ? La Caf peut vous rembourser à la place');
    expect((await work.nadia.post(`/famille/qr/${code}/suppression`, {})).status).toBe(422);
    expect(await Vouchers.findById(code).lean()).toMatchObject({ state: 'active' });
    const cle = fieldValue(asked.body, 'cle')!;
    const twice = await Promise.all([1, 2].map(() => work.nadia.post(`/famille/qr/${code}/suppression`, { confirme: 'oui', cle })));
    expect(twice.map((each) => each.location)).toEqual(['/famille', '/famille']);
    expect((await work.nadia.get('/famille')).text).toContain('QR code supprimé. Les 50,00 € sont revenus');
    expect(await work.forfait()).toMatchObject({ available: 15_000, reserved: 0, activities: 0 });
    expect((await work.nadia.get(`/famille/qr/${code}`)).text).toContain('Vous l’avez supprimé le');
    expect((await work.nadia.post(`/famille/qr/${code}/suppression`, { confirme: 'oui' })).status).toBe(409);
  });
});

describe('faults', () => {
  test('R-SEC-01: une faute imprévue donne une page 500 avec son numéro, et rien de ce qui l’a causée', async () => {
    const code = await work.newCode();
    await Forfaits.deleteOne({ _id: childId(YEAR, LINA) });
    const broken = await work.nadia.post(`/famille/qr/${code}/suppression`, { confirme: 'oui' });
    expect(broken.status).toBe(500);
    expect(broken.text).toMatch(/Numéro à donner à la Caf : [0-9a-f]{8}\./);
    expect(broken.body).not.toMatch(/BrokenBalance|forfait 2026|at file:/);
    expect(await Vouchers.findById(code).lean()).toMatchObject({ state: 'active' });
  });
});
