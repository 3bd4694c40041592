/** A club's own desk: its people, scans kept without network, several children at once (issue 6, parts 4, 5). */
import { createHmac, randomUUID } from 'node:crypto';
import { Credentials } from '#core/access/access.model.ts';
import { partnerSubject } from '#core/access/subject.ts';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { nameOneself } from '#core/partner/employees/name-oneself.ts';
import { PartnerUsers } from '#core/partner/partner.model.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { aClubPassword, aClubUser, CLUB_PASSWORD } from '../factories/club.ts';
import { byPartner, LINA, NOE, type Scheme } from '../factories/scheme.ts';
import { clubAtWork, JUDO, MUSIQUE, SARAH } from './club-at-work.ts';
import { type Browser, hidden } from './partner-portal.ts';

const work = clubAtWork(({ draw }) => draw(LINA, 4000));
const { loggedIn } = work;
let club: Browser;
let scheme: Scheme;
let code: string;
beforeEach(() => void ({ club, scheme, start: code } = work));

const draw = (sias: string, partnerId: string, amount: number) => work.draw(sias, amount, partnerId);
const sarahScans = (): Promise<Browser> => work.sarah();
const stateOf = async (of: string) => (await Vouchers.findById(of).lean())!.state;

describe('les employés', () => {
  const typed = { action: 'inviter', prenom: 'Ali', nom: 'Diop', mail: 'ali@club.example', acces: 'scanner' };

  test('R-PAR-09: invité par mail, listé, fermé en un clic : sa session ouverte ne marche plus', async () => {
    expect(await club.post('/partenaire/employes', typed)).toMatchObject({ status: 303, to: '/partenaire/employes' });
    expect((await Outbox.findOne({ 'letter.kind': 'partner-invitation' }).lean())!.to).toBe('ali@club.example');
    expect((await club.get('/partenaire/employes')).text).toMatch(
      /Invitation envoyée à ali@club\.example.*Ali Diop.*Scanner seulement.*Invité/,
    );
    await aClubPassword('ali@club.example');
    const ali = await loggedIn('ali@club.example');
    expect((await ali.get('/partenaire/scanner')).status).toBe(200);
    const personne = (await PartnerUsers.findOne({ mail: 'ali@club.example' }).lean())!._id;
    expect((await club.post('/partenaire/employes', { action: 'fermer', personne })).status).toBe(303);
    expect(await ali.post(`/partenaire/scanner/${code}`, { confirme: 'oui' })).toMatchObject({ status: 303, to: '/partenaire/connexion' });
    expect(await stateOf(code)).toBe('active');
    expect((await club.get('/partenaire/employes')).text).toContain('Fermé le 23/11/2026');
  });

  test('R-PAR-09: une invitation expirée repart en un clic, avec un autre mot de passe ; pas à qui a choisi le sien', async () => {
    await club.post('/partenaire/employes', typed);
    const { _id: personne } = (await PartnerUsers.findOne({ mail: 'ali@club.example' }).lean())!;
    await Credentials.updateOne(
      { _id: partnerSubject('ali@club.example') },
      { $set: { 'provisional.expiresAt': new Date('2026-11-22T00:00:00Z') } },
    );
    expect((await club.get('/partenaire/employes')).text).toMatch(/Ali Diop.*Invitation expirée.*Renvoyer l’invitation/);
    expect((await club.post('/partenaire/employes', { action: 'renvoyer', personne })).status).toBe(303);
    expect((await club.get('/partenaire/employes')).text).toMatch(/Invitation renvoyée à ali@club\.example.*Ali Diop.*Invité/);
    const passwords = (await Outbox.find({ 'letter.kind': 'partner-invitation' }).lean()).map(
      ({ letter }) => (letter.data as { password: string }).password,
    );
    expect(new Set(passwords).size).toBe(2);
    await aClubPassword('ali@club.example');
    expect((await club.post('/partenaire/employes', { action: 'renvoyer', personne })).status).toBe(409);
  });

  test('R-PAR-09: champs faux, 422, phrases à côté et valeurs gardées ; soi-même, 409', async () => {
    const answer = await club.post('/partenaire/employes', { ...typed, mail: 'ali', nom: '' });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('value="Ali"');
    expect(answer.html).toMatch(/id="nom-e"[\s\S]*id="mail-e"/);
    const boss = (await PartnerUsers.findOne({ mail: JUDO }).lean())!._id;
    expect((await club.post('/partenaire/employes', { action: 'fermer', personne: boss })).status).toBe(409);
  });

  test('R-PAR-09: qui ne fait que scanner n’ouvre ni employés, ni paiements, ni listes ; l’employé d’un autre club, 404', async () => {
    const sarah = await sarahScans();
    for (const address of ['/partenaire/employes', '/partenaire/paiements', `/partenaire/paiements/${code}`, '/partenaire/beneficiaires'])
      expect((await sarah.get(address)).status).toBe(403);
    expect((await sarah.get('/partenaire/paiements/extrait?quoi=faits&format=csv')).status).toBe(403);
    expect((await sarah.post('/partenaire/employes', typed)).status).toBe(403);
    const personne = (await PartnerUsers.findOne({ mail: MUSIQUE }).lean())!._id;
    expect((await club.post('/partenaire/employes', { action: 'fermer', personne })).status).toBe(404);
  });

  test('R-PAR-09: chaque validation porte le nom de qui l’a faite', async () => {
    await (await sarahScans()).post(`/partenaire/scanner/${code}`, { confirme: 'oui' });
    expect((await club.get('/partenaire/paiements')).text).toMatch(/MOREL Lina .*Sarah Cohen/);
  });

  const NAME = '/partenaire/votre-nom';

  test('R-PAR-09: le premier compte porte le nom du club : la personne dit le sien, partout où son mail sert, et ses validations le portent', async () => {
    await aClubUser({ partnerId: scheme.musique, mail: JUDO, firstName: '', lastName: 'Les Petits Archets' });
    expect((await club.get('/partenaire')).text).toContain('Vos validations sont au nom de votre structure');
    await club.post(`/partenaire/scanner/${code}`, { confirme: 'oui' });
    expect((await club.get(NAME)).html).toMatch(/name="prenom"[^>]*value=""|value=""[^>]*name="prenom"/);
    const wrong = await club.post(NAME, { prenom: '', nom: 'B'.repeat(61) });
    expect([wrong.status, /id="prenom-e"[\s\S]*id="nom-e"/.test(wrong.html), wrong.html.includes('B'.repeat(61))]).toEqual([
      422,
      true,
      true,
    ]);
    expect((await club.post(NAME, { prenom: '<b>Amel', nom: 'Benali' })).text).toMatch(/Prénom\s: un signe n’y a pas sa place/);
    expect(await club.post(NAME, { prenom: ' Amel ', nom: 'Benali' })).toMatchObject({ status: 303, to: '/partenaire/compte' });
    expect((await club.get('/partenaire/compte')).text).toMatch(/Nom enregistré\s: Amel Benali\. .*Changer votre nom/);
    expect((await club.get('/partenaire')).text).not.toContain('au nom de votre structure');
    expect((await club.get('/partenaire/paiements')).text).toMatch(/MOREL Lina .*Amel Benali/);
    expect(await PartnerUsers.countDocuments({ mail: JUDO, firstName: 'Amel', lastName: 'Benali' })).toBe(2);
    expect(await PartnerUsers.countDocuments({ firstName: 'Amel' })).toBe(2);
    expect(JSON.stringify(await AuditEvents.findOne({ kind: 'partner.employeeNamed' }).lean())).not.toMatch(/Amel|Benali/);
  });

  test('R-PAR-09: qui ne fait que scanner change son nom aussi ; un accès fermé, non', async () => {
    const sarah = await sarahScans();
    expect((await sarah.get('/partenaire/scanner')).text).toMatch(/Nom sur vos validations\s: Sarah Cohen/);
    expect(await sarah.post(NAME, { prenom: 'Sara', nom: 'Cohen' })).toMatchObject({ status: 303, to: '/partenaire/scanner' });
    expect((await sarah.get('/partenaire/scanner')).text).toMatch(/Nom sur vos validations\s: Sara Cohen/);
    await PartnerUsers.updateOne({ mail: SARAH }, { $set: { active: false } });
    expect((await sarah.post(NAME, { prenom: 'Ali', nom: 'Diop' })).to).toBe('/partenaire/connexion');
    const gone = { author: { kind: 'partner', id: (await PartnerUsers.findOne({ mail: SARAH }).lean())!._id } as const, at: new Date() };
    await expect(nameOneself(gone, { firstName: 'Ali', lastName: 'Diop' })).rejects.toMatchObject({ code: 'PARTENAIRE_FERME' });
    expect((await work.visitor().post(NAME, { prenom: 'a', nom: 'b' })).to).toBe('/partenaire/connexion');
  });
});

describe('les scans gardés sans réseau', () => {
  /** What the phone makes of the booklet of its page. */
  async function kept(of: string, from = club, cle = randomUUID()) {
    const html = (await from.get('/partenaire/scanner')).html.replaceAll('\\"', '"');
    const [carnet, key] = ['carnet', 'key'].map((name) => new RegExp(`"${name}","([^"]+)"`).exec(html)![1]!) as [string, string];
    const signature = createHmac('sha256', Buffer.from(key, 'base64url')).update([carnet, cle, of].join('|')).digest('base64url');
    return { carnet, cle, code: of, signature };
  }
  const send = (scan: Record<string, string>, from = club) => from.post('/partenaire/scanner/gardes', scan);

  test('R-QR-04: réglé une fois, la même réponse ensuite, un seul paiement', async () => {
    const scan = await kept(code);
    const answers = await Promise.all([send(scan), send(scan), send(scan)]);
    for (const answer of [...answers, await send(scan)])
      expect([answer.status, JSON.parse(answer.html)]).toEqual([200, { state: 'validated', child: 'MOREL Lina', amount: '40,00\u00a0€' }]);
    expect(await Payables.countDocuments()).toBe(1);
  });

  test('R-QR-05: deux téléphones gardent le même code : un réglé, l’autre refusé avec sa raison, sans nommer l’enfant', async () => {
    const sarah = await sarahScans();
    const scans = [await kept(code), await kept(code, sarah)] as const;
    const [one, two] = await Promise.all([send(scans[0]), send(scans[1], sarah)]);
    const answers = [JSON.parse(one.html), JSON.parse(two.html)] as { state: string; message?: string }[];
    expect(answers.map(({ state }) => state).sort()).toEqual(['refused', 'validated']);
    const refused = answers.find(({ state }) => state === 'refused')!;
    expect(refused.message).toContain('Déjà validé le');
    expect(JSON.stringify(refused)).not.toMatch(/Lina|MOREL/);
    expect(await Payables.countDocuments()).toBe(1);
  });

  test('R-QR-04: forgé, changé ou sous un autre compte : rien n’est validé', async () => {
    const scan = await kept(code);
    const forged = await send({ ...scan, signature: 'AAAA' });
    expect([forged.status, JSON.parse(forged.html)]).toEqual([422, expect.objectContaining({ state: 'refused' })]);
    expect(JSON.parse((await send({ ...scan, cle: randomUUID() })).html)).toMatchObject({ state: 'refused' });
    expect((await send(scan, await sarahScans())).status).toBe(403);
    expect((await send(scan, work.visitor())).status).toBe(401);
    expect(await stateOf(code)).toBe('active');
  });

  test('R-PAR-12: la session finie puis rouverte sous le même compte, le scan part', async () => {
    const scan = await kept(code);
    await club.post('/partenaire/deconnexion', {});
    expect((await send(scan)).status).toBe(401);
    expect(JSON.parse((await send(scan, await loggedIn(JUDO))).html)).toMatchObject({ state: 'validated' });
  });
});

describe('vérifier', () => {
  test('R-QR-04: plusieurs enfants en une fois : chacun réglé ou refusé pour lui-même', async () => {
    const two = await draw(NOE, scheme.judo, 2500);
    const scanned = await club.post('/partenaire/scanner', { code: two, avec: code });
    expect(scanned.to).toBe(`/partenaire/scanner/plusieurs?codes=${code},${two}`);
    const page = await club.get(scanned.to!);
    expect(page.text).toMatch(/Lina.*Noé.*Valider 2 enfants\s*: 65,00/);
    await validateVoucher(byPartner('u'), { code, partnerId: scheme.judo });
    const cle = hidden(page, 'cle');
    const done = await club.post('/partenaire/scanner/plusieurs', { confirme: 'oui', codes: `${code},${two}`, cle });
    expect(done.text).toMatch(/1 enfant validé.*Déjà validé le.*MOREL Noé , 25,00/);
    await club.post('/partenaire/scanner/plusieurs', { confirme: 'oui', codes: two, cle });
    expect(await Payables.countDocuments()).toBe(2);
    expect((await club.post('/partenaire/scanner/plusieurs', { codes: two })).status).toBe(422);
  });

  test('R-QR-04: plusieurs codes, aucun bon : 409 ou 404, jamais 200', async () => {
    await validateVoucher(byPartner('u'), { code, partnerId: scheme.judo });
    const foreign = await draw(NOE, scheme.musique, 2500);
    expect((await club.get(`/partenaire/scanner/plusieurs?codes=${code}`)).status).toBe(409);
    expect((await club.get(`/partenaire/scanner/plusieurs?codes=${foreign}`)).status).toBe(404);
    expect((await club.post('/partenaire/scanner/plusieurs', { confirme: 'oui', codes: foreign })).status).toBe(404);
  });

  test('R-PAR-12: plusieurs codes en main quand la session finit : tous reviennent après la connexion', async () => {
    const two = await draw(NOE, scheme.judo, 2500);
    const out = work.visitor();
    for (const ask of [
      () => out.get(`/partenaire/scanner/plusieurs?codes=${code},${two}`),
      () => out.post('/partenaire/scanner/plusieurs', { confirme: 'oui', codes: `${code},${two}` }),
      () => out.post('/partenaire/scanner', { avec: code, code: two }),
    ]) {
      expect((await ask()).to).toBe('/partenaire/connexion');
      const login = await out.post('/partenaire/connexion', { mail: JUDO, motDePasse: CLUB_PASSWORD });
      expect(login.to).toBe(`/partenaire/scanner/plusieurs?codes=${code},${two}`);
      await out.post('/partenaire/deconnexion', {});
    }
    expect(await stateOf(code)).toBe('active');
  });

  test('R-QR-04: refuser avec un motif, gardé pour le club ; sans motif, 422', async () => {
    expect((await club.post(`/partenaire/scanner/${code}`, { action: 'refuser', motif: '' })).status).toBe(422);
    expect((await club.post(`/partenaire/scanner/${code}`, { action: 'refuser', motif: 'Pas le bon enfant' })).status).toBe(303);
    expect(await stateOf(code)).toBe('active');
    expect((await club.get('/partenaire/paiements')).text).toContain('Pas le bon enfant');
  });

  test('R-QR-04: l’entraînement est marqué, ne valide rien, et ne vérifie pas un vrai code', async () => {
    const events = await AuditEvents.countDocuments();
    const start = await club.get('/partenaire/entrainement');
    expect(start.headers.get('Permissions-Policy')).toContain('camera=(self)');
    for (const query of [
      '?code=e0000000-0000-4000-8000-000000000001',
      '?code=e0000000-0000-4000-8000-000000000001&valide',
      `?code=${code}`,
    ]) {
      const page = await club.get(`/partenaire/entrainement${query}`);
      expect(page.text).toContain('Rien n’est enregistré');
      expect(page.html).not.toMatch(/Lina|MOREL/);
    }
    expect(await AuditEvents.countDocuments()).toBe(events);
    expect((await work.visitor().get('/partenaire/entrainement')).to).toBe('/partenaire/connexion');
  });
});
