import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { LoginAttempts, Throttles, WebSessions } from '#core/access/access.model.ts';
import { closeCampaign } from '#core/year/close-campaign.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { suspendFamily } from '#core/voucher/suspend-family.ts';
import { aPdf } from '../factories/attestations.ts';
import { aSubmitted } from '../factories/depenses.ts';
import { bySystem, MAIL, MATRICULE, PASSWORD, YEAR } from '../factories/scheme.ts';
import { familyAtWork } from './family-at-work.ts';
import type { Visitor } from './visitor.ts';

const work = familyAtWork();
const ANDROID = 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';

const post = (who: Visitor, path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  who.post(path, fields, { Origin: work.portal.url, ...headers });
const login = (who: Visitor, headers: Record<string, string> = {}, motDePasse = PASSWORD) =>
  post(who, '/famille/connexion', { mail: MAIL, motDePasse }, headers);

describe('sessions', () => {
  test('R-FAM-06: chaque appareil connecté se lit en mots, celui-ci d’abord, sans adresse ni lieu', async () => {
    const [phone, other] = [work.visitor(), work.visitor()];
    await login(phone, { 'User-Agent': IPHONE });
    await login(other, { 'User-Agent': ANDROID });
    const { text } = await phone.get('/famille/compte');
    expect(text).toMatch(
      /iPhone, Safari Vous l’utilisez en ce moment\. .*Cet appareil .*Téléphone Android, Chrome Dernière utilisation à l’instant/,
    );
    expect(text).toContain('Fermer les autres');
    expect(text).not.toContain('127.0.0.1');
    expect(JSON.stringify(await WebSessions.find().lean())).not.toContain('127.0.0.1');
  });

  test('R-FAM-06: « Fermer les autres » ferme les cookies des autres dès leur demande suivante, et le journal dit combien', async () => {
    const other = await work.loggedIn();
    const cookie = other.jar.get('tlj-portail-famille')!;
    expect(await work.nadia.post('/famille/compte', { action: 'fermerSessions' })).toMatchObject({
      status: 303,
      location: '/famille/compte',
    });
    const replayed = work.visitor();
    replayed.jar.set('tlj-portail-famille', cookie);
    for (const who of [other, replayed]) expect((await who.get('/famille')).location).toBe('/famille/connexion');
    const { text } = await work.nadia.get('/famille/compte');
    expect(text).toContain('1 autre connexion fermée.');
    expect(text).toContain('Aucun autre appareil n’est connecté.');
    expect(await AuditEvents.find({ kind: 'family.sessionsClosed' }).lean()).toMatchObject([
      { after: { closed: 1 }, author: { id: MATRICULE } },
    ]);
  });

  test('R-SEC-01: une session d’une autre famille ne se voit pas et ne se ferme pas', async () => {
    const stranger = await work.aStranger();
    expect((await work.nadia.get('/famille/compte')).text).toContain('Aucun autre appareil');
    await work.nadia.post('/famille/compte', { action: 'fermerSessions' });
    expect((await stranger.get('/famille')).status).toBe(200);
  });
});

describe('tries by address', () => {
  /** The next try of this address is one too many. */
  const fill = () => Throttles.updateMany({ _id: { $regex: ':address:' } }, { $set: { count: 450 } });

  test.each([
    ['/famille/connexion', { mail: 'x@exemple.fr', motDePasse: 'faux' }],
    ['/famille/inscription', { matricule: '7654321', mail: 'x@exemple.fr' }],
    ['/famille/mot-de-passe-oublie', { matricule: '7654321', mail: 'x@exemple.fr' }],
    ['/partenaire/connexion', { mail: 'x@exemple.fr', motDePasse: 'faux' }],
  ])('R-SEC-01: %s : trop d’essais d’une adresse, 429 en mots, le délai, ce qui est écrit gardé', async (path, fields) => {
    await work.visitor().post(path, fields);
    await fill();
    const answer = await work.visitor().post(path, fields);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(3000);
    expect(answer.text).toMatch(/trop d’essais.*Réessayez dans \d+ minutes/);
    expect(answer.body).toContain('role="alert"');
    expect(answer.body).toContain('value="x@exemple.fr"');
  });

  test('R-SEC-01: un X-Forwarded-For inventé ne change pas d’adresse', async () => {
    await login(work.visitor(), {}, 'faux');
    await fill();
    for (const forged of ['198.51.100.1', '203.0.113.9, 127.0.0.1'])
      expect((await login(work.visitor(), { 'X-Forwarded-For': forged, Forwarded: `for=${forged}` })).status).toBe(429);
  });

  test('R-SEC-01: qui réussit ne compte pas', async () => {
    for (let time = 0; time < 3; time++) await login(work.visitor());
    expect((await Throttles.find({ _id: { $regex: '^login:address:' } }).lean()).map(({ count }) => count)).toEqual([0]);
  });
});

describe('own data', () => {
  test('R-SEC-01: les données se téléchargent d’un bouton, en un fichier ; une simple visite n’emporte rien', async () => {
    expect((await work.nadia.get('/famille/compte')).body).toContain('action="/famille/compte/donnees"');
    expect(await work.nadia.get('/famille/compte/donnees')).toMatchObject({ status: 303, location: '/famille/compte' });
    const taken = await work.nadia.post('/famille/compte/donnees', {});
    expect([taken.status, taken.headers.get('Content-Type'), taken.headers.get('Cache-Control')]).toEqual([
      200,
      'application/zip',
      'no-store',
    ]);
    expect(taken.headers.get('Content-Disposition')).toBe('attachment; filename="mes-donnees-tickets-loisirs.zip"');
    expect(taken.body.slice(0, 2)).toBe('PK');
    expect((await work.visitor().post('/famille/compte/donnees', {})).status).toBe(401);
    expect(await AuditEvents.countDocuments({ kind: 'family.dataTaken' })).toBe(1);
  });

  test('R-SEC-01: à la sixième fois dans l’heure, 429, le délai et une phrase', async () => {
    for (let time = 0; time < 5; time++) expect((await work.nadia.post('/famille/compte/donnees', {})).status).toBe(200);
    const refused = await work.nadia.post('/famille/compte/donnees', {});
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(refused.text).toContain('trop d’essais');
  });
});

describe('consent', () => {
  test('R-FAM-05: le texte accepté se relit, avec son numéro et sa date', async () => {
    await work.nadia.get('/famille');
    const { text } = await work.nadia.get('/famille/compte/accord');
    expect(text).toMatch(/Vous avez accepté le texte n° 1 ?, le 23\/11\/2026 à 10:00/);
  });

  test('R-FAM-05: le retrait dit ce qu’il défait, QR code par QR code, avant d’être confirmé', async () => {
    await work.draw();
    await aSubmitted({ attestation: aPdf() }, { montant: '20,00' });
    const { text } = await work.nadia.get('/famille/compte');
    expect(text).toContain('Le QR code de 50,00 € pour Lina (Judo Club de Grigny) sera supprimé.');
    expect(text).toContain('Votre demande de 20,00 € (Danse à Grigny) ne sera pas payée');
    expect((await work.nadia.post('/famille/compte', { action: 'retraitConsentement' })).status).toBe(422);
    expect((await work.forfait())?.reserved).toBe(7000);
  });
});

describe('stopped', () => {
  test('R-FAM-07: suspendue, la famille lit ce que cela change et comment en sortir ; un mauvais mot de passe n’apprend rien', async () => {
    await suspendFamily(bySystem(), { campaign: YEAR, matricule: MATRICULE, reason: 'doute' });
    expect((await work.nadia.get('/famille')).location).toBe('/famille/connexion');
    const told = await login(work.visitor());
    expect(told.status).toBe(403);
    expect(told.text).toMatch(/La Caf a suspendu votre accès .*Vos QR codes ne marchent pas.*Que faire \?.*caf\.fr/);
    expect(told.text).not.toContain('doute');
    const stranger = await login(work.visitor(), {}, 'faux');
    expect([stranger.status, stranger.text.includes('suspendu')]).toEqual([422, false]);
  });

  test('R-FAM-03: bloqué, le temps qui reste se lit, et le délai part avec la réponse', async () => {
    await LoginAttempts.create({ _id: `family:${MAIL}`, failures: 5, lockedUntil: new Date('2026-11-23T09:42:00Z') });
    const locked = await login(work.visitor());
    expect(locked.status).toBe(423);
    expect(locked.text).toMatch(/bloqué jusqu’à 10 h 42, dans \d\d minutes/);
    expect(locked.body).toContain('href="/famille/mot-de-passe-oublie"');
  });

  test('R-CAM-10: à la campagne suivante le compte n’existe plus : session morte, ancien mot de passe refusé', async () => {
    await nextCampaign();
    expect((await work.nadia.get('/famille')).location).toBe('/famille/connexion');
    const old = await login(work.visitor());
    expect(old.status).toBe(422);
    expect(old.text).toContain('créer un nouveau compte');
  });
});

/** The next campaign begins. */
async function nextCampaign(): Promise<void> {
  await closeCampaign(bySystem('2027-06-01T08:00:00Z'), { year: YEAR });
  await initCampaign(bySystem('2027-07-20T08:00:00Z'), { year: YEAR + 1 });
}
