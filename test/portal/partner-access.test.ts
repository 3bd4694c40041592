import { Partners, PartnerUsers } from '#core/partner/partner.model.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { Credentials } from '#core/access/access.model.ts';
import { aClubPassword, aClubUser, CLUB_PASSWORD } from '../factories/club.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { aScheme, type Scheme } from '../factories/scheme.ts';
import { Browser, startPortal } from './partner-portal.ts';

const JUDO = '0314583@club.example';
const FULL = ['/partenaire', '/partenaire/paiements', '/partenaire/compte'];

useDatabase();
let portal: Awaited<ReturnType<typeof startPortal>>;
let scheme: Scheme;
let club: Browser;

beforeAll(async () => void (portal = await startPortal()));
afterAll(() => portal.stop());
beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
  await aClubPassword(JUDO);
  club = new Browser(portal.url);
});

const login = (mail = JUDO, motDePasse = CLUB_PASSWORD) => club.post('/partenaire/connexion', { mail, motDePasse });
const identifiant = async () => (await Partners.findById(scheme.judo).lean())!.identifiant;
async function mailedPassword(): Promise<string> {
  const letter = await Outbox.findOne({ 'letter.kind': 'partner-password' }).sort({ postedAt: -1 }).lean();
  return (letter as unknown as { letter: { data: { password: string } } }).letter.data.password;
}

describe('connexion d’un partenaire', () => {
  test('R-PAR-09: mail et mot de passe ouvrent l’espace, le cookie a ses protections', async () => {
    const answer = await login();
    expect([answer.status, answer.to]).toEqual([303, '/partenaire']);
    const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('tlj-portail-partenaire='));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(await club.get('/partenaire')).toMatchObject({ status: 200, text: expect.stringContaining('Judo Club de Grigny') });
  });

  test('R-PAR-09: mauvais mot de passe, 422, le mail est gardé et le mot de passe jamais', async () => {
    const answer = await login(JUDO, 'pas-le-bon-1 A');
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(`value="${JUDO}"`);
    expect(answer.html).not.toContain('pas-le-bon');
    expect(answer.html).toMatch(/role="alert"/);
  });

  test('R-FAM-03: le cinquième échec gèle le compte, 423 avec Retry-After, même le bon mot de passe', async () => {
    for (let time = 0; time < 4; time++) expect((await login(JUDO, 'faux')).status).toBe(422);
    expect((await login(JUDO, 'faux')).status).toBe(423);
    const answer = await login();
    expect(answer.status).toBe(423);
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(3000);
    expect(answer.text).toMatch(/Votre compte est bloqué jusqu’à \d\d\sh\s\d\d, dans (59|60) minutes/);
    expect(answer.html).toContain(`value="${JUDO}"`);
  });

  test.each(FULL.concat('/partenaire/scanner', '/partenaire/choix', '/partenaire/nouveau-mot-de-passe'))(
    'sans session, %s mène à la connexion',
    async (path) => {
      expect(await club.get(path)).toMatchObject({ status: 303, to: '/partenaire/connexion' });
    },
  );

  test('R-SEC-01: après « Quitter », le cookie rejoué ne vaut plus rien', async () => {
    await login();
    const kept = new Map(club.cookies);
    expect((await club.post('/partenaire/deconnexion', {})).status).toBe(303);
    for (const [name, value] of kept) club.cookies.set(name, value);
    expect(await club.get('/partenaire')).toMatchObject({ status: 303, to: '/partenaire/connexion' });
  });

  test('R-SEC-01: un GET sur la déconnexion ne ferme rien', async () => {
    await login();
    await club.get('/partenaire/deconnexion');
    expect((await club.get('/partenaire')).status).toBe(200);
  });

  test('R-SEC-01: un post venu d’ailleurs est refusé, 403', async () => {
    const typed = { mail: JUDO, motDePasse: CLUB_PASSWORD };
    for (const headers of [{ 'Sec-Fetch-Site': 'same-site' }, { Origin: 'http://127.0.0.1:9999' }, {}])
      expect((await club.post('/partenaire/connexion', typed, headers as Record<string, string>)).status).toBe(403);
  });

  test('R-PAR-13: une structure radiée ne se connecte plus, sa session s’arrête', async () => {
    await login();
    await Partners.updateOne({ _id: scheme.judo }, { $set: { etat: 'R' } });
    expect((await club.get('/partenaire')).status).toBe(403);
    expect((await login()).status).toBe(403);
  });

  test('R-PAR-09: un compte fermé s’arrête à la requête suivante', async () => {
    await login();
    await PartnerUsers.updateOne({ mail: JUDO }, { $set: { active: false } });
    expect(await club.get('/partenaire')).toMatchObject({ status: 303, to: '/partenaire/connexion' });
  });
});

describe('mot de passe d’un partenaire', () => {
  test('R-PAR-09: même réponse que le compte existe ou non', async () => {
    const known = await club.post('/partenaire/mot-de-passe-oublie', { mail: JUDO, identifiant: await identifiant() });
    const unknown = await club.post('/partenaire/mot-de-passe-oublie', { mail: 'rien@club.example', identifiant: 'P999999' });
    expect([known.status, known.to]).toEqual([303, '/partenaire/mot-de-passe-oublie/envoye']);
    expect([unknown.status, unknown.to]).toEqual([known.status, known.to]);
    expect(await Outbox.countDocuments({ 'letter.kind': 'partner-password' })).toBe(1);
  });

  test('R-PAR-09: avec le mot de passe du mail, rien ne s’ouvre avant d’en choisir un autre', async () => {
    await club.post('/partenaire/mot-de-passe-oublie', { mail: JUDO, identifiant: await identifiant() });
    const provisional = await mailedPassword();
    await login(JUDO, provisional);
    for (const path of [...FULL, '/partenaire/scanner', '/partenaire/choix'])
      expect(await club.get(path)).toMatchObject({ status: 303, to: '/partenaire/nouveau-mot-de-passe' });
    const weak = await club.post('/partenaire/nouveau-mot-de-passe', { motDePasse: 'court', confirmation: 'court' });
    expect(weak.status).toBe(422);
    const chosen = await club.post('/partenaire/nouveau-mot-de-passe', {
      motDePasse: 'Kimono-vert-73 ?',
      confirmation: 'Kimono-vert-73 ?',
    });
    expect([chosen.status, chosen.to]).toEqual([303, '/partenaire']);
    expect((await club.get('/partenaire')).status).toBe(200);
    expect((await login(JUDO, provisional)).status).toBe(422);
  });

  test('R-PAR-09: l’ancien mot de passe marche tant que le nouveau ne sert pas', async () => {
    await club.post('/partenaire/mot-de-passe-oublie', { mail: JUDO, identifiant: await identifiant() });
    expect(await login()).toMatchObject({ status: 303, to: '/partenaire' });
    expect((await club.get('/partenaire')).status).toBe(200);
  });

  test('R-PAR-09: le changement ferme les autres sessions et garde celle-ci', async () => {
    await login();
    const other = new Browser(portal.url);
    await other.post('/partenaire/connexion', { mail: JUDO, motDePasse: CLUB_PASSWORD });
    const wrong = await club.post('/partenaire/compte', {
      action: 'motDePasse',
      ancien: 'faux',
      motDePasse: 'Kimono-vert-73 ?',
      confirmation: 'Kimono-vert-73 ?',
    });
    expect(wrong.status).toBe(422);
    const done = await club.post('/partenaire/compte', {
      action: 'motDePasse',
      ancien: CLUB_PASSWORD,
      motDePasse: 'Kimono-vert-73 ?',
      confirmation: 'Kimono-vert-73 ?',
    });
    expect(done.status).toBe(303);
    expect((await club.get('/partenaire/compte')).status).toBe(200);
    expect((await other.get('/partenaire/compte')).status).toBe(303);
  });
});

describe('qui voit quoi', () => {
  test('R-PAR-09: un mail pour deux structures, le choix vient après la connexion', async () => {
    await aClubUser({ partnerId: scheme.musique, mail: JUDO });
    await Credentials.collection.deleteMany({});
    await aClubPassword(JUDO);
    await login();
    expect(await club.get('/partenaire')).toMatchObject({ status: 303, to: '/partenaire/choix' });
    const page = await club.get('/partenaire/choix');
    expect(page.text).toMatch(/Judo Club de Grigny.*Petits Archets|Petits Archets.*Judo Club de Grigny/);
    const musique = (await PartnerUsers.findOne({ mail: JUDO, partnerId: scheme.musique }).lean())!._id;
    expect((await club.post('/partenaire/choix', { structure: musique })).status).toBe(303);
    expect((await club.get('/partenaire')).text).toContain('Les Petits Archets');
  });

  test('R-SEC-01: une structure qui n’est pas la sienne ne se choisit pas', async () => {
    await login();
    const musique = (await PartnerUsers.findOne({ partnerId: scheme.musique }).lean())!._id;
    expect((await club.post('/partenaire/choix', { structure: musique })).status).toBe(422);
    expect((await club.get('/partenaire')).text).toContain('Judo Club de Grigny');
  });

  test('R-PAR-09: qui ne fait que scanner ne voit que le scanner', async () => {
    await aClubUser({ partnerId: scheme.judo, mail: 'sarah@club.example', role: 'scanner' });
    await aClubPassword('sarah@club.example');
    await login('sarah@club.example');
    expect(await club.get('/partenaire')).toMatchObject({ status: 303, to: '/partenaire/scanner' });
    expect((await club.get('/partenaire/scanner')).html).not.toContain('/partenaire/paiements');
    expect((await club.get('/partenaire/paiements')).status).toBe(403);
    expect((await club.get('/partenaire/compte')).status).toBe(403);
    const change = { action: 'motDePasse', ancien: CLUB_PASSWORD, motDePasse: 'Kimono-vert-73 ?', confirmation: 'Kimono-vert-73 ?' };
    expect((await club.post('/partenaire/compte', change)).status).toBe(403);
    expect((await login('sarah@club.example')).status).toBe(303);
  });

  test('R-PAR-09: le compte montre tout sauf le commentaire et le code de l’agent', async () => {
    await Partners.updateOne({ _id: scheme.judo }, { $set: { comment: 'dossier-a-surveiller', agentCode: 'P0001' } });
    await login();
    for (const path of FULL) expect((await club.get(path)).html).not.toMatch(/dossier-a-surveiller|P0001/);
    const { text } = await club.get('/partenaire/compte');
    expect(text).toContain(await identifiant());
    expect(text).toContain('0314583');
  });
});
