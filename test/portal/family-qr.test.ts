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
    expect(asked.text).toContain('La Caf peut vous rembourser à la place. L’enfant, le montant et le club sont déjà remplis.');
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

describe('deletion for a dépense', () => {
  test('R-FAM-14: l’enfant, le montant, le nom, l’adresse et le mail du club passent dans la demande de remboursement', async () => {
    const code = await work.newCode();
    const { status, location } = await work.nadia.post(`/famille/qr/${code}/suppression`, { confirme: 'oui', suite: 'depense' });
    expect(status).toBe(303);
    expect(location).toMatch(/^\/famille\/depense\?/);
    const page = await work.nadia.get(location!);
    expect(page.text).toContain('QR code supprimé. Les 50,00 € sont revenus');
    const carried = ['enfant', 'montant', 'organisme', 'adresse', 'mailOrganisme'].map((name) => fieldValue(page.body, name));
    expect(carried).toEqual([LINA, '50,00', 'Judo Club de Grigny', '3 rue des Lilas, 91350 Grigny', '0314583@club.example']);
    expect(page.body).toMatch(/<input type="text"[^>]*id="organisme"/);
    expect(await Vouchers.findById(code).lean()).toMatchObject({ state: 'deleted' });
  });

  test('R-FAM-14: sans la case cochée, rien n’est supprimé, même pour une dépense', async () => {
    const code = await work.newCode();
    expect((await work.nadia.post(`/famille/qr/${code}/suppression`, { suite: 'depense' })).status).toBe(422);
    expect(await Vouchers.findById(code).lean()).toMatchObject({ state: 'active' });
  });
});

describe('whole screen and basket', () => {
  test('R-QR-02: la page en grand ne montre que le QR code ; validé, elle mène à sa page', async () => {
    const code = await work.newCode();
    expect((await work.nadia.get(`/famille/qr/${code}`)).body).toContain(`href="/famille/qr/${code}/plein-ecran"`);
    const whole = await work.nadia.get(`/famille/qr/${code}/plein-ecran`);
    expect(whole.text).toMatch(/Lina MOREL 50,00 € ?, Judo Club de Grigny/);
    expect(whole.body).not.toMatch(/class="(head|nav|foot)"/);
    expect((await (await work.aStranger()).get(`/famille/qr/${code}/plein-ecran`)).status).toBe(404);
    await scan(code);
    expect(await work.nadia.get(`/famille/qr/${code}/plein-ecran`)).toMatchObject({ status: 303, location: `/famille/qr/${code}` });
  });

  test('R-QR-02: la feuille de la famille est à elle seule : 401 sans session, 404 pour une autre ou sans QR code', async () => {
    await work.newCode();
    const sheet = `/famille/qr/panier/${work.scheme.judo}.pdf`;
    expect((await work.visitor().get(sheet)).status).toBe(401);
    expect((await (await work.aStranger()).get(sheet)).status).toBe(404);
    expect((await work.nadia.get(`/famille/qr/panier/${work.scheme.musique}.pdf`)).status).toBe(404);
    // No Chromium in this portal: found, and said so.
    expect((await work.nadia.get(sheet)).status).toBe(503);
  });
});

describe('copies for the phone', () => {
  const COPIES = '/famille/qr/copies.json';
  interface Copies {
    session: string;
    codes: Record<string, unknown>[];
  }

  test('R-SEC-01: les QR codes vivants de la famille, sans nom ni date de naissance ; 401 sans session', async () => {
    const code = await work.newCode();
    const answer = await work.nadia.get(COPIES);
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    const { session, codes } = JSON.parse(answer.body) as Copies;
    expect(session).toMatch(/^[\w-]{16}$/);
    expect(codes).toEqual([
      expect.objectContaining({ code, firstName: 'Lina', club: 'Judo Club de Grigny', amount: '50,00\u00a0€', lastDay: '30/05/2027' }),
    ]);
    expect(codes[0]!.seconds).toBeLessThanOrEqual(10 * 3600);
    expect(answer.body).not.toMatch(/MOREL|2016|0412387|0098123/);
    for (const [, cookie] of work.nadia.jar) expect(cookie).not.toContain(session);
    expect((await work.visitor().get(COPIES)).status).toBe(401);
    expect((JSON.parse((await (await work.aStranger()).get(COPIES)).body) as Copies).codes).toEqual([]);
    await scan(code);
    expect((JSON.parse((await work.nadia.get(COPIES)).body) as Copies).codes).toEqual([]);
  });

  test('R-SEC-01: chaque session a sa marque', async () => {
    const of = async (visitor = work.nadia) => (JSON.parse((await visitor.get(COPIES)).body) as Copies).session;
    expect(await of()).toBe(await of());
    expect(await of()).not.toBe(await of(await work.loggedIn()));
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
