import { gzipSync } from 'node:zlib';
import { Partners } from '#core/partner/partner.model.ts';
import { homeCommunes } from '#core/shared/communes.ts';
import { folded } from '#core/shared/french.ts';
import { createPartner } from '#core/partner/create-partner.ts';
import { useServedDatabase } from '../factories/database.ts';
import { aScheme, bySystem } from '../factories/scheme.ts';
import { type Portal, startPortal } from './running-portal.ts';
import { Visitor } from './visitor.ts';

const database = useServedDatabase();
let portal: Portal;
let visitor: Visitor;

const aClub = (name: string, commune: string, postalCode: string, activity: string) =>
  createPartner(bySystem(), {
    mail: 'club@exemple.fr',
    name,
    tiersi: String(1_000_000 + clubs++).slice(0, 7),
    rang: '0001',
    activities: [activity],
    line1: '1 rue du Stade',
    postalCode,
    commune,
  });
let clubs = 0;

beforeAll(async () => {
  await aScheme();
  await aClub('Zénith Judo', 'Évry-Courcouronnes', '91000', 'Judo');
  await aClub('Étoile du Judo', 'Étampes', '91150', 'Judo');
  await aClub('Club de Paris', 'Paris', '75012', 'Judo');
  portal = await startPortal(database.uri());
  visitor = new Visitor(portal.url);
});
afterAll(() => portal.stop());

const KNOWN = ['Judo Club de Grigny', 'Les Petits Archets', 'Zénith Judo', 'Étoile du Judo', 'Club de Paris'];
/** Clubs in the order the page shows them. */
const order = (body: string): string[] =>
  [...body.matchAll(/<b>([^<]+)<\/b><br\/>/g)].map((match) => match[1]!).filter((name) => KNOWN.includes(name));

describe.each(['/partenaires', '/carte'])('R-FAM-11, R-PAR-10: %s', (page) => {
  test('R-FAM-11: par activité puis commune, ou par nom puis commune, dans l’ordre du français', async () => {
    const byActivity = ['Étoile du Judo', 'Zénith Judo', 'Judo Club de Grigny', 'Club de Paris', 'Les Petits Archets'];
    expect(order((await visitor.get(page)).body)).toEqual(byActivity);
    const byName = ['Club de Paris', 'Étoile du Judo', 'Judo Club de Grigny', 'Les Petits Archets', 'Zénith Judo'];
    expect(order((await visitor.get(`${page}?ordre=nom`)).body)).toEqual(byName);
  });

  test('R-PAR-10: près d’une commune, les plus proches d’abord, la distance dite, les places inconnues à la fin', async () => {
    const { body, text } = await visitor.get(`${page}?pres=91228`);
    const nearest = ['Zénith Judo', 'Judo Club de Grigny', 'Les Petits Archets', 'Étoile du Judo', 'Club de Paris'];
    expect(order(body)).toEqual(nearest);
    expect(text).toMatch(/Zénith Judo.*dans la commune/);
    expect(text).toMatch(/Étoile du Judo.*environ (29|30|31|32) km/);
    expect(body).toMatch(/<option value="91228" selected/);
  });

  test('R-FAM-11: les filtres restent dans l’adresse quand on change d’ordre ou de vue', async () => {
    const { body } = await visitor.get(`${page}?activite=Judo&commune=Grigny&pres=91228`);
    expect(order(body)).toEqual(['Judo Club de Grigny']);
    expect(body).toContain(`href="${page}?activite=Judo&amp;commune=Grigny&amp;ordre=nom"`);
    const other = page === '/carte' ? '/partenaires' : '/carte';
    expect(body).toContain(`href="${other}?activite=Judo&amp;commune=Grigny&amp;pres=91228"`);
  });

  test('R-SEC-01: des valeurs hostiles ne cassent rien', async () => {
    for (const value of ['<script>', '$gt', '91228\u0000', 'x'.repeat(3000)])
      expect((await visitor.get(`${page}?${new URLSearchParams({ pres: value, q: value, commune: value, page: value })}`)).status).toBe(
        200,
      );
  });
});

test('R-PAR-10: avec 2 000 clubs, la liste et la carte restent promptes et légères', async () => {
  const [model] = await Partners.find({ name: 'Zénith Judo' }).lean();
  const communes = homeCommunes();
  const many = Array.from({ length: 2000 }, (_, place) => {
    const { name, postalCodes } = communes[place % communes.length]!;
    const address = { ...model!.address, commune: name, postalCode: postalCodes[0] ?? '91000' };
    const ids = { _id: `beaucoup-${place}`, identifiant: `P${200_000 + place}`, tiersi: String(2_000_000 + place) };
    return { ...model!, ...ids, name: `Club ${place}`, address, search: `club ${place} ${folded(name)} judo` };
  });
  await Partners.collection.insertMany(many as never[]);
  try {
    for (const path of ['/partenaires?q=club', '/carte?activite=Judo', '/carte?pres=91228', '/partenaires?ordre=nom&page=90']) {
      await visitor.get(path);
      const start = performance.now();
      const { body, status } = await visitor.get(path);
      expect(status).toBe(200);
      expect(performance.now() - start).toBeLessThan(1500);
      expect(gzipSync(body).length).toBeLessThan(60_000);
    }
  } finally {
    await Partners.deleteMany({ _id: /^beaucoup-/ });
  }
});

test('R-PAR-10: sans réglage, la carte ne parle à aucun serveur de dehors', async () => {
  const { headers } = await visitor.get('/carte');
  expect(headers.get('Content-Security-Policy')).toContain("img-src 'self';");
});

test('R-PAR-10: MAP_TILES=ign laisse venir les images de l’IGN, et rien d’autre', async () => {
  const withTiles = await startPortal(database.uri(), { MAP_TILES: 'ign' });
  const { headers } = await new Visitor(withTiles.url).get('/carte');
  await withTiles.stop();
  expect(headers.get('Content-Security-Policy')).toContain("img-src 'self' https://data.geopf.fr;");
  expect(headers.get('Content-Security-Policy')).toContain("connect-src 'self';");
});

describe('R-FAM-16: inviter mon club', () => {
  test('R-FAM-16: le nom du club est dans le message, le mail et l’affiche', async () => {
    const { text, body } = await visitor.get(`/inviter-mon-club?${new URLSearchParams({ club: ' Ping\n Club   d’Orge ' })}`);
    expect(text).toContain('Mon enfant va chez Ping Club d’Orge');
    expect(decodeURIComponent(/href="mailto:([^"]+)"/.exec(body)![1]!)).toContain('/devenir-partenaire');
    expect(body).toContain('/inviter-mon-club/affiche?club=Ping%20Club%20d%E2%80%99Orge');
    expect((await visitor.get('/inviter-mon-club/affiche?club=Ping')).text).toContain('Ping : acceptez les tickets');
  });

  test('R-FAM-16: un club déjà partenaire est reconnu', async () => {
    expect((await visitor.get('/inviter-mon-club?club=judo+grigny')).text).toContain('Déjà partenaire : Judo Club de Grigny');
    expect((await visitor.get('/inviter-mon-club')).text).not.toContain('Déjà partenaire');
  });

  test('R-SEC-01: un nom hostile reste du texte, court', async () => {
    const { body, status } = await visitor.get(
      `/inviter-mon-club?${new URLSearchParams({ club: '"><script>alert(1)</script>&bcc=a@b.fr' })}`,
    );
    expect(status).toBe(200);
    expect(body).not.toContain('<script>alert');
    expect(/href="mailto:([^"]+)"/.exec(body)![1]).not.toContain('&amp;bcc=');
    expect((await visitor.get(`/inviter-mon-club?club=${'x'.repeat(500)}`)).text).not.toContain('x'.repeat(81));
  });
});

test.each(['club-absent', 'mail-caf', 'enfant-absent'])('R-FAM-17: la page d’aide %s existe et l’aide y mène', async (name) => {
  expect((await visitor.get(`/aide/${name}`)).status).toBe(200);
  expect((await visitor.get('/aide')).body).toContain(`href="/aide/${name}"`);
});

test('R-FAM-17: l’aide est liée là où le problème se voit', async () => {
  expect((await visitor.get('/partenaires?q=inconnu')).body).toContain('href="/inviter-mon-club?club=inconnu"');
  expect((await visitor.get('/partenaires')).body).toContain('href="/aide/club-absent"');
  expect((await visitor.get('/famille/inscription/envoye')).body).toContain('href="/aide/mail-caf"');
});
