import { Outbox } from '#core/shared/outbox.model.ts';
import { Families, FamilyAccounts, Oppositions } from '#core/family/family.model.ts';
import { LoginAttempts, WebSessions } from '#core/access/access.model.ts';
import { emptyDatabase, useServedDatabase } from '../factories/database.ts';
import { aFamily, anAccount, aScheme, at, MAIL, MATRICULE, PASSWORD } from '../factories/scheme.ts';
import { type Portal, startPortal } from './running-portal.ts';
import { fieldValue, Visitor } from './visitor.ts';

const database = useServedDatabase();
let portal: Portal;
let visitor: Visitor;

beforeAll(async () => {
  portal = await startPortal(database.uri());
});
afterAll(() => portal.stop());
beforeEach(async () => {
  await emptyDatabase();
  await aScheme();
  visitor = new Visitor(portal.url);
});

const login = (who = visitor, password = PASSWORD) => who.post('/famille/connexion', { mail: MAIL, motDePasse: password });

async function mailedPath(kind: string): Promise<string> {
  const letter = await Outbox.findOne({ 'letter.kind': kind }).sort({ postedAt: -1 }).lean();
  return new URL((letter!.letter.data as { link: string }).link).pathname;
}

describe('sign-up', () => {
  test('R-FAM-01: un refus ne dit pas laquelle des deux informations est fausse, et garde ce qui est écrit', async () => {
    const wrongMail = await visitor.post('/famille/inscription', { matricule: MATRICULE, mail: 'autre@exemple.fr' });
    const wrongMatricule = await visitor.post('/famille/inscription', { matricule: '7654321', mail: MAIL });
    expect([wrongMail.status, wrongMatricule.status]).toEqual([422, 422]);
    const alert = (body: string) => /role="alert"[\s\S]*?<\/div>/.exec(body)?.[0];
    expect(alert(wrongMail.body)).toBeDefined();
    expect(alert(wrongMail.body)).toBe(alert(wrongMatricule.body));
    expect(fieldValue(wrongMail.body, 'matricule')).toBe(MATRICULE);
    expect(fieldValue(wrongMail.body, 'mail')).toBe('autre@exemple.fr');
    expect(wrongMail.body).toContain('<title>Erreur\u202f: Créer mon compte');
    expect(await Outbox.countDocuments({ 'letter.kind': 'family-activation' })).toBe(0);
  });

  test('R-FAM-01: chaque champ mal écrit a sa phrase, reliée au champ, le résumé d’abord', async () => {
    const { status, body } = await visitor.post('/famille/inscription', { matricule: '12', mail: 'x' });
    expect(status).toBe(422);
    expect(body.indexOf('role="alert"')).toBeGreaterThan(body.indexOf('<main'));
    expect(body.indexOf('role="alert"')).toBeLessThan(body.indexOf('<h1'));
    for (const field of ['mail']) {
      expect(body).toContain(`href="#${field}"`);
      expect(body).toMatch(new RegExp(`<input[^>]*name="${field}"[^>]*aria-describedby="${field}-h ${field}-e"`));
      expect(body).toContain(`id="${field}-e"`);
    }
  });

  test('R-FAM-01: le lien mène à un mot de passe, puis au consentement ; le lire ne l’use pas, deux envois donnent un 303 et un 410', async () => {
    const asked = await visitor.post('/famille/inscription', { matricule: MATRICULE, mail: MAIL.toUpperCase() });
    expect([asked.status, asked.location]).toEqual([303, '/famille/inscription/envoye']);
    const link = await mailedPath('family-activation');
    expect([await visitor.get(link), await visitor.get(link)].map((each) => each.status)).toEqual([200, 200]);
    const weak = await visitor.post(link, { motDePasse: 'abc', confirmation: 'abc' });
    expect(weak.status).toBe(422);
    expect(weak.body).not.toContain('value="abc"');
    const chosen = { motDePasse: PASSWORD, confirmation: PASSWORD };
    const both = await Promise.all([visitor.post(link, chosen), new Visitor(portal.url).post(link, chosen)]);
    expect(both.map((each) => each.status).sort()).toEqual([303, 410]);
    expect((await visitor.get(link)).status).toBe(410);
    await login();
    const home = await visitor.get('/famille');
    expect([home.status, home.location]).toEqual([303, '/famille/consentement']);
  });

  test('R-FAM-05: sans consentement rien d’autre ne s’ouvre ; coché, il ouvre l’espace', async () => {
    await anAccount(false);
    await login();
    for (const path of ['/famille', '/famille/tirage', '/famille/historique', '/famille/compte'])
      expect(await visitor.get(path)).toMatchObject({ status: 303, location: '/famille/consentement' });
    expect((await visitor.post('/famille/consentement', {})).status).toBe(422);
    expect(await visitor.post('/famille/consentement', { consentement: 'oui' })).toMatchObject({ status: 303, location: '/famille' });
    expect((await visitor.get('/famille')).status).toBe(200);
    expect((await FamilyAccounts.findOne({ matricule: MATRICULE }).lean())?.consent?.version).toBeTruthy();
  });
});

describe('login', () => {
  test('R-FAM-03: cinq échecs gèlent le compte une heure ; le bon mot de passe ne l’ouvre pas avant', async () => {
    await anAccount();
    for (let failure = 1; failure <= 4; failure++) expect((await login(visitor, `faux ${failure}`)).status).toBe(422);
    await login(visitor, 'faux');
    const locked = await login();
    expect(locked.status).toBe(423);
    expect(Number(locked.headers.get('Retry-After'))).toBeGreaterThan(3000);
    expect(locked.text).toMatch(/bloqué jusqu’à \d\d h \d\d/);
    expect(fieldValue(locked.body, 'mail')).toBe(MAIL);
    expect((await visitor.get('/famille')).location).toBe('/famille/connexion');
  });

  test('R-FAM-04: le lien de réinitialisation lève le gel et ferme les autres sessions ; la réponse est la même pour un inconnu', async () => {
    await anAccount();
    await login();
    await LoginAttempts.create({ _id: `family:${MAIL}`, failures: 5, lockedUntil: new Date('2026-11-23T10:00:00Z') });
    const known = await visitor.post('/famille/mot-de-passe-oublie', { matricule: MATRICULE, mail: MAIL });
    const unknown = await visitor.post('/famille/mot-de-passe-oublie', { matricule: '7654321', mail: 'x@exemple.fr' });
    expect([known.status, known.location]).toEqual([unknown.status, unknown.location]);
    const fresh = 'Nuage-vert-83 ?';
    const link = await mailedPath('family-reset');
    expect(await visitor.post(link, { motDePasse: fresh, confirmation: fresh })).toMatchObject({ status: 303 });
    expect((await visitor.get('/famille')).location).toBe('/famille/connexion');
    expect((await login(visitor, fresh)).location).toBe('/famille');
  });

  test('R-CAM-04: une adresse partagée demande le matricule, et le garde', async () => {
    await anAccount();
    await aFamily({ matricule: '0500001' });
    await anAccount(true, '0500001');
    const asked = await login();
    expect(asked.status).toBe(422);
    expect(asked.body).toContain('name="matricule"');
    expect(await visitor.post('/famille/connexion', { mail: MAIL, motDePasse: PASSWORD, matricule: '0500001' })).toMatchObject({
      status: 303,
    });
    expect((await visitor.get('/famille/compte')).text).toContain('0500001');
  });

  test('R-FAM-03: la page voulue avant la connexion s’ouvre après ; une adresse d’ailleurs jamais', async () => {
    await anAccount();
    expect((await visitor.get('/famille/historique?etat=payes')).location).toBe('/famille/connexion');
    expect((await login()).location).toBe('/famille/historique?etat=payes');
    const other = new Visitor(portal.url);
    await other.get('/famille//exemple.fr');
    expect((await login(other)).location).toBe('/famille');
  });
});

describe('sessions', () => {
  test('R-SEC-01: le cookie porte ses protections, change à la connexion, et meurt à la déconnexion même rejoué', async () => {
    await anAccount();
    const set = (await login()).headers.getSetCookie().find((each) => each.startsWith('tlj-portail-famille='));
    expect(set).toMatch(/; Path=\/; HttpOnly; SameSite=Lax/);
    const first = visitor.jar.get('tlj-portail-famille')!;
    await login();
    expect(visitor.jar.get('tlj-portail-famille')).not.toBe(first);
    const replayed = new Visitor(portal.url);
    replayed.jar.set('tlj-portail-famille', first);
    expect((await replayed.get('/famille')).location).toBe('/famille/connexion');
    const last = visitor.jar.get('tlj-portail-famille')!;
    expect(await visitor.post('/famille/deconnexion', {})).toMatchObject({ status: 303, location: '/' });
    replayed.jar.set('tlj-portail-famille', last);
    expect((await replayed.get('/famille')).location).toBe('/famille/connexion');
    expect(await WebSessions.countDocuments()).toBe(0);
  });

  test('R-SEC-01: un cookie dont la signature est fausse ne vaut rien', async () => {
    await anAccount();
    await login();
    const good = visitor.jar.get('tlj-portail-famille')!;
    visitor.jar.set('tlj-portail-famille', `${good.split('.')[0]}.${'A'.repeat(43)}`);
    expect((await visitor.get('/famille')).location).toBe('/famille/connexion');
  });

  test('R-FAM-06: changer son mot de passe ferme les autres sessions et garde la sienne', async () => {
    await anAccount();
    const other = new Visitor(portal.url);
    await login();
    await login(other);
    const fresh = 'Nuage-vert-83 ?';
    const wrong = await visitor.post('/famille/compte', { action: 'motDePasse', ancien: 'faux', motDePasse: fresh, confirmation: fresh });
    expect(wrong.status).toBe(422);
    expect(
      await visitor.post('/famille/compte', { action: 'motDePasse', ancien: PASSWORD, motDePasse: fresh, confirmation: fresh }),
    ).toMatchObject({
      status: 303,
      location: '/famille/compte',
    });
    expect((await visitor.get('/famille/compte')).text).toContain('Mot de passe changé');
    expect((await visitor.get('/famille/compte')).text).not.toContain('Mot de passe changé');
    expect((await other.get('/famille')).location).toBe('/famille/connexion');
  });

  test('R-FAM-06: fermer les autres connexions garde la sienne', async () => {
    await anAccount();
    const other = new Visitor(portal.url);
    await login();
    await login(other);
    expect((await visitor.post('/famille/compte', { action: 'fermerSessions' })).status).toBe(303);
    expect((await other.get('/famille')).location).toBe('/famille/connexion');
    expect((await visitor.get('/famille')).status).toBe(200);
  });

  test('R-FAM-05: retirer son accord demande de confirmer, ferme la session, et la connexion dit comment revenir', async () => {
    await anAccount();
    await login();
    expect((await visitor.post('/famille/compte', { action: 'retraitConsentement' })).status).toBe(422);
    expect(await visitor.post('/famille/compte', { action: 'retraitConsentement', confirme: 'oui' })).toMatchObject({
      status: 303,
      location: '/famille/retrait',
    });
    expect((await visitor.get('/famille/retrait')).text).toContain('Contactez la Caf');
    expect((await visitor.get('/famille')).location).toBe('/famille/connexion');
    const again = await login();
    expect(again.status).toBe(403);
    expect(again.text).toContain('contactez la Caf');
  });

  test.each([
    ['suspendue', () => Families.collection.updateOne({ matricule: MATRICULE }, { $set: { suspended: { reason: 'doublon', at: at() } } })],
    ['opposée', () => Oppositions.collection.insertOne({ _id: MATRICULE, at: at(), author: { kind: 'agent', id: 'P0000911' } } as never)],
  ])('R-FAM-05, R-FAM-07: une famille %s ne voit et ne fait plus rien, même dans une session déjà ouverte', async (_, stop) => {
    await anAccount();
    await login();
    expect((await visitor.get('/famille')).status).toBe(200);
    await stop();
    const answers = [
      await visitor.get('/famille'),
      await visitor.get('/famille/historique.pdf'),
      await visitor.post('/famille/tirage', {}),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    for (const { body, text } of answers) {
      expect(text.toLowerCase()).toContain('contactez la caf');
      expect(body).not.toContain('data-solde-centimes');
    }
  });
});
