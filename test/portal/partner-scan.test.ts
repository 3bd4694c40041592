import { randomUUID } from 'node:crypto';
import { Families, familyId } from '#core/family/family.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { Partners, PartnerUsers } from '#core/partner/partner.model.ts';
import { deleteVoucher } from '#core/voucher/delete-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { aClubPassword, aClubUser, CLUB_PASSWORD } from '../factories/club.ts';
import { aChild, byFamily, byPartner, LINA, MATRICULE, NOE, type Scheme, YEAR } from '../factories/scheme.ts';
import { clubAtWork, JUDO } from './club-at-work.ts';
import { type Answer, type Browser, hidden } from './partner-portal.ts';

const MINE = { campaign: YEAR, matricule: MATRICULE };

const work = clubAtWork(({ draw }) => draw(LINA, 4000));
const { loggedIn } = work;
let club: Browser;
let scheme: Scheme;
let code: string;
beforeEach(() => void ({ club, scheme, start: code } = work));

const draw = (sias: string, partnerId: string, amount: number) => work.draw(sias, amount, partnerId);
const scan = (typed: string) => club.post('/partenaire/scanner', { code: typed });
const checkPage = (of = code) => club.get(`/partenaire/scanner/${of}`);
const validate = (cle?: string, of = code) => club.post(`/partenaire/scanner/${of}`, { confirme: 'oui', ...(cle ? { cle } : {}) });
const judoUser = async () => (await PartnerUsers.findOne({ partnerId: scheme.judo }).lean())!._id;
const tellsNothing = (answer: Answer) => expect(answer.html).not.toMatch(/Lina|MOREL|Morel|Nadia|0412387|40,00/);

describe('vérifier', () => {
  test('R-QR-04: le code tapé mène à la page à vérifier : noms, naissance, montant ; rien n’est écrit', async () => {
    const answer = await scan(`  ${code.toUpperCase()} `);
    expect([answer.status, answer.to]).toEqual([303, `/partenaire/scanner/${code}`]);
    const page = await checkPage();
    expect(page.status).toBe(200);
    for (const part of ['Lina', 'MOREL', '14/03/2016', '10', '40,00']) expect(page.text).toContain(part);
    expect(page.html).not.toContain('Nadia');
    expect(page.html).not.toContain(MATRICULE);
    expect((await Vouchers.findById(code).lean())!.state).toBe('active');
  });

  test('R-QR-04: une date de naissance absente se dit', async () => {
    await aChild({ sias: '0000777', birth: null });
    expect((await checkPage(await draw('0000777', scheme.judo, 1000))).text).toContain('non communiquée');
  });

  test('R-SEC-01: seule la page de la caméra permet WebAssembly et la caméra', async () => {
    const scanner = await club.get('/partenaire/scanner');
    expect(scanner.headers.get('Content-Security-Policy')).toContain("'wasm-unsafe-eval'");
    expect(scanner.headers.get('Permissions-Policy')).toContain('camera=(self)');
    for (const other of [await checkPage(), await club.get('/partenaire')]) {
      expect(other.headers.get('Content-Security-Policy')).not.toContain('wasm-unsafe-eval');
      expect(other.headers.get('Permissions-Policy')).toContain('camera=()');
    }
  });
});

describe('valider', () => {
  test('R-QR-04: valider use le code, doit le montant, et le dit', async () => {
    const answer = await validate(hidden(await checkPage(), 'cle'));
    expect([answer.status, answer.to]).toEqual([303, '/partenaire/scanner']);
    expect((await Vouchers.findById(code).lean())!.validatedBy).toBe(await judoUser());
    expect(await Payables.findById(`QR:${code}`).lean()).toMatchObject({ amount: 4000, state: 'pending' });
    const next = await club.get('/partenaire/scanner');
    expect(next.text).toMatch(/Validé\u202f: 40,00\u00a0€ pour MOREL Lina/);
    expect((await club.get('/partenaire/scanner')).text).not.toContain('pour MOREL Lina');
  });

  test('R-QR-04: sans confirmation, 422 et rien n’est validé', async () => {
    expect((await club.post(`/partenaire/scanner/${code}`, {})).status).toBe(422);
    expect((await Vouchers.findById(code).lean())!.state).toBe('active');
  });

  test('R-QR-04: un deuxième scan dit « déjà validé le … », 409, sans nommer l’enfant', async () => {
    await validateVoucher(byPartner(await judoUser(), '2026-11-23T09:30:00Z'), { code, partnerId: scheme.judo });
    for (const answer of [await scan(code), await checkPage(), await validate()]) {
      expect(answer.status).toBe(409);
      expect(answer.text).toContain('Déjà validé le 23/11/2026 à 10:30');
      expect(answer.html).not.toMatch(/Nadia|0412387/);
    }
  });

  test('R-QR-05: double clic, la même clé redonne la même réponse, un seul paiement', async () => {
    const cle = hidden(await checkPage(), 'cle');
    const both = await Promise.all([validate(cle), validate(cle)]);
    expect(both.map((each) => each.status)).toEqual([303, 303]);
    expect((await validate(cle)).status).toBe(303);
    expect(await Payables.countDocuments()).toBe(1);
  });

  test('R-QR-05: la même clé pour un autre code est refusée, 409', async () => {
    const cle = hidden(await checkPage(), 'cle');
    const other = await draw(NOE, scheme.judo, 5000);
    await validate(cle);
    expect((await validate(cle, other)).status).toBe(409);
    expect((await Vouchers.findById(other).lean())!.state).toBe('active');
  });

  test('R-QR-05: 20 validations du même code au même instant, une seule passe', async () => {
    const statuses = (await Promise.all(Array.from({ length: 20 }, () => validate(randomUUID())))).map((each) => each.status);
    expect(statuses.filter((status) => status === 303)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(19);
    expect(await Payables.countDocuments()).toBe(1);
  });
});

describe('refuser, chaque fois avec ses mots', () => {
  const refused = async (typed: string, status: number, words: string) => {
    const answer = await scan(typed);
    expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(words)]);
    expect(answer.html).toContain(`value="${typed}"`);
    tellsNothing(answer);
  };

  test('R-QR-04: code d’un autre club, 404', async () =>
    refused(await draw(NOE, scheme.musique, 3000), 404, 'Ce QR code est pour un autre club'));
  test('R-QR-04: code inconnu, 404', () => refused(randomUUID(), 404, 'Ce QR code est inconnu'));
  test('R-QR-01: ce qui n’est pas un UUID version 4, 422', async () => {
    await refused('bonjour', 422, 'Ce n’est pas un QR code de ticket loisirs');
    await refused('https://ailleurs.example/x', 422, 'Ce n’est pas un QR code de ticket loisirs');
    await refused('9b1deb4d-3b7d-1bad-9bdd-2b0d7b3dcb6d', 422, 'Ce n’est pas un QR code de ticket loisirs');
  });
  test('R-QR-04: code supprimé, 409', async () => {
    await deleteVoucher(byFamily(), { ...MINE, code });
    await refused(code, 409, 'Ce QR code a été supprimé');
  });
  test('R-QR-04: code expiré, 409', async () => {
    await Vouchers.updateOne({ _id: code }, { $set: { until: new Date('2026-11-01T00:00:00Z') } });
    await refused(code, 409, 'Ce QR code ne marche plus');
  });
  test('R-FAM-07: famille suspendue, « momentanément inutilisable », 409', async () => {
    await Vouchers.updateOne({ _id: code }, { $set: { frozen: true } });
    await Families.updateOne({ _id: familyId(YEAR, MATRICULE) }, { $set: { suspended: { reason: 'x' } } });
    await refused(code, 409, 'Code momentanément inutilisable');
  });
  test('R-PAR-13: structure suspendue, 403, et ce qui est dû reste visible', async () => {
    await validate();
    const other = await draw(NOE, scheme.judo, 5000);
    await Partners.updateOne({ _id: scheme.judo }, { $set: { suspended: true } });
    expect((await scan(other)).status).toBe(403);
    expect((await club.get('/partenaire')).text).toMatch(/suspendue par la Caf.*40,00/);
  });
  test('R-QR-04: 20 codes inconnus en 10 minutes, puis 429 avec Retry-After', async () => {
    for (let time = 0; time < 20; time++) expect((await scan(randomUUID())).status).toBe(404);
    const answer = await scan(code);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(500);
  });
});

describe('suivre', () => {
  test('R-PAR-12: le compte et le total du jour, ses 10 derniers scans à soi', async () => {
    const sarah = await aClubUser({ partnerId: scheme.judo, mail: 'sarah@club.example', role: 'scanner' });
    await aClubPassword('sarah@club.example');
    for (let n = 0; n < 12; n++) {
      await aChild({ sias: `000100${n}`.slice(-7), firstName: `Petit${n}` });
      const day = n === 0 ? '2026-11-22T22:30:00Z' : `2026-11-23T08:${10 + n}:00Z`;
      await validateVoucher(byPartner(sarah, day), { code: await draw(`000100${n}`.slice(-7), scheme.judo, 1000), partnerId: scheme.judo });
    }
    await validate();
    const { html, text } = await (await loggedIn('sarah@club.example')).get('/partenaire/scanner');
    expect(text).toMatch(/Aujourd’hui\u202f: 12 enfants , 150,00\u00a0€/);
    const [, mine = '', club = ''] =
      /aria-label="Vos 10 derniers scans"([\s\S]*?)<\/ul>[\s\S]*aria-label="Tout le club aujourd’hui"([\s\S]*?)<\/ul>/.exec(html)!;
    expect(mine.match(/MOREL Petit\d+/g)).toHaveLength(10);
    expect(mine).not.toMatch(/Lina|Petit0<|Petit1</);
    expect(club.match(/MOREL (Petit\d+|Lina)/g)).toHaveLength(12);
    expect(club).toMatch(/MOREL Lina[\s\S]*par Judo Club de Grigny/);
    expect(club).not.toContain('Petit0<');
  });

  test('R-PAR-09: la liste dit « À payer », « En paiement », « Payé le … » et les totaux', async () => {
    const [two, three] = [await draw(NOE, scheme.judo, 5000), await draw(LINA, scheme.musique, 700)];
    await validate();
    await validate(undefined, two);
    const user = (await PartnerUsers.findOne({ partnerId: scheme.musique }).lean())!._id;
    await validateVoucher(byPartner(user), { code: three, partnerId: scheme.musique });
    await Payables.updateOne({ _id: `QR:${two}` }, { $set: { state: 'paid', paidOn: '2026-12-05' } });
    const page = await club.get('/partenaire/paiements');
    expect(page.text).toMatch(/MOREL Noé .*50,00\u00a0€ Payé le 05\/12\/2026/);
    expect(page.text).toMatch(/MOREL Lina .*40,00\u00a0€ À payer/);
    expect(page.text).not.toContain('7,00');
    await Payables.updateOne({ _id: `QR:${code}` }, { $set: { state: 'batched' } });
    expect((await club.get('/partenaire/paiements')).text).toMatch(/MOREL Lina .*40,00\u00a0€ En paiement/);
  });

  test('R-PAR-12: un code scanné quand la session est finie revient après la connexion', async () => {
    club = work.visitor();
    expect(await scan(code)).toMatchObject({ status: 303, to: '/partenaire/connexion' });
    const answer = await club.post('/partenaire/connexion', { mail: JUDO, motDePasse: CLUB_PASSWORD });
    expect(answer.to).toBe(`/partenaire/scanner/${code}`);
    expect((await Vouchers.findById(code).lean())!.state).toBe('active');
    expect((await club.post('/partenaire/connexion', { mail: JUDO, motDePasse: CLUB_PASSWORD })).to).toBe('/partenaire');
  });
});
