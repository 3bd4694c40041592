/** Another partner's things: every partner route with an id in it, read from what was built, asked by somebody else (issue 6, Proved by). */
import { createHmac, randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { partyOf } from '#core/partner/convention/convention-text.rules.ts';
import { prepareConvention } from '#core/partner/convention/prepare-convention.ts';
import { Partners, PartnerUsers } from '#core/partner/partner.model.ts';
import { askRibChange } from '#core/partner/requests/ask-rib-change.ts';
import { type PartnerRequest, PartnerRequests } from '#core/partner/requests/request.model.ts';
import { declineScan } from '#core/voucher/decline-scan.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { aPdf } from '../factories/attestations.ts';
import { aClubPassword, aClubUser, CLUB_PASSWORD } from '../factories/club.ts';
import { useDatabase } from '../factories/database.ts';
import { aScheme, byFamily, byPartner, LINA, MATRICULE, NOE, type Scheme, YEAR } from '../factories/scheme.ts';
import { IBAN } from '../factories/signups.ts';
import { startOnce } from '../factories/start-once.ts';
import { Browser, clubBrowser, portalBuild, startPortal } from './partner-portal.ts';

const JUDO = '0314583@club.example';
const MUSIQUE = '0314790@club.example';
const SARAH = 'sarah@club.example';
/** Before any account: the key in the address is the whole right, and its own tests try others. */
const WITHOUT_ACCOUNT = /^\/partenaire\/inscription/;
/** What somebody who only scans may open. */
const SCANNING = /^\/partenaire\/(scanner|entrainement|mot-de-passe$|votre-nom$|choix)/;

interface Route {
  path: string;
  reads: boolean;
  posts: boolean;
}

useDatabase();
let portal: Awaited<ReturnType<typeof startPortal>>;
let routes: Route[];
let scheme: Scheme;
/** Judo's own ids, by the name they have in an address; `paid`: of a QR code it has validated. */
let ids: Record<string, string>;
let paid: string;
let musique: Browser;

beforeAll(async () => {
  portal = await startPortal();
  routes = await partnerRoutes();
});
afterAll(() => portal.stop());
beforeEach(async () => {
  let seat: Browser;
  ({ scheme, ids, paid, seat } = await start());
  musique = seat.twin();
});

/** What belongs to the judo club, and somebody of another club logged in. */
const start = startOnce(async () => {
  const scheme = await aScheme();
  for (const mail of [JUDO, MUSIQUE]) await aClubPassword(mail);
  const draw = async (sias: string) =>
    (await issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias, partnerId: scheme.judo, amount: 4000 })).code;
  const [code, user] = [await draw(LINA), await userOf(scheme.judo)];
  const paid = await draw(NOE);
  await validateVoucher(byPartner(user), { code: paid, partnerId: scheme.judo });
  await declineScan(byPartner(user), { code, partnerId: scheme.judo, reason: 'motif-du-judo' });
  const partner = await Partners.findById(scheme.judo).lean();
  const convention = (await prepareConvention(byPartner(user), { partnerId: scheme.judo, party: partyOf(partner!) }))._id;
  const [own, rib] = [byPartner(user), aPdf()];
  await askRibChange(own, { partnerId: scheme.judo, userId: user, iban: IBAN, reason: 'Nouvelle banque', bytes: rib });
  const ids = { code, convention, document: (await PartnerRequests.findOne({ field: 'rib' }).lean<PartnerRequest>())!.paper!.file };
  return { scheme, ids, paid, seat: await loggedIn(MUSIQUE) };
});

/** Every page and file under /partenaire, "/partenaire/paiements/:code", from the build itself: a new one is tried without a new test. */
async function partnerRoutes(): Promise<Route[]> {
  const { routes: built } = await portalBuild();
  const pathOf = (id: string | undefined): string =>
    id === undefined || !built[id] ? '' : `${pathOf(built[id].parentId)}${built[id].path ? `/${built[id].path}` : ''}`;
  return Object.values(built)
    .flatMap((route) =>
      route ? [{ path: pathOf(route.id), reads: Boolean(route.module.loader), posts: Boolean(route.module.action) }] : [],
    )
    .filter(({ path }) => /^\/partenaire(\/|$)/.test(path) && !WITHOUT_ACCOUNT.test(path));
}

const userOf = async (partnerId: string) => (await PartnerUsers.findOne({ partnerId }).lean())!._id;
const withIds = (): Route[] => routes.filter(({ path }) => path.includes(':'));
const filled = (path: string, with_: Record<string, string> = ids): string =>
  path.replace(/:(\w+)/g, (_all, name: string) => {
    if (!with_[name]) throw new Error(`« ${path} » : dites dans ce test quel identifiant du Judo va dans « ${name} ».`);
    return with_[name];
  });
const loggedIn = (mail: string) => clubBrowser(portal.url, mail);

/** All that belongs to a club, whatever the collection; sessions and counters of tries apart. */
async function everything(): Promise<string> {
  const db = mongoose.connection.db!;
  const names = (await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()).map(({ name }) => name).sort();
  const kept = names.filter((name) => !['webSessions', 'throttles', 'auditEvents', 'loginAttempts', 'idempotencyKeys'].includes(name));
  return JSON.stringify(await Promise.all(kept.map(async (name) => [name, await db.collection(name).find().sort({ _id: 1 }).toArray()])));
}

describe('les routes d’un partenaire, demandées par un autre', () => {
  test('R-SEC-01: chaque adresse qui porte un identifiant répond 404 à un autre partenaire, lue ou postée, et rien ne change', async () => {
    const before = await everything();
    const answers: [string, number][] = [];
    for (const { path, reads, posts } of withIds())
      for (const own of [ids, { ...ids, code: paid }]) {
        const address = filled(path, own);
        if (reads) answers.push([`GET ${path}`, (await musique.get(address)).status]);
        if (!posts) continue;
        const fields = { confirme: 'oui', motif: 'x', cle: randomUUID() };
        for (const action of [undefined, 'refuser'])
          answers.push([`POST ${path}`, (await musique.post(address, { ...fields, ...(action ? { action } : {}) })).status]);
      }
    expect(answers.length).toBeGreaterThan(8);
    expect(answers.filter(([, status]) => status !== 404)).toEqual([]);
    expect(await everything()).toBe(before);
  });

  test('R-SEC-01: un identifiant dans un champ, une liste ou une adresse : 404 aussi, et rien ne change', async () => {
    const before = await everything();
    const { code = '', convention = '' } = ids;
    const person = await userOf(scheme.judo);
    const fields: [string, Record<string, string>][] = [
      ['/partenaire/scanner', { code }],
      ['/partenaire/scanner', { code: paid }],
      ['/partenaire/scanner/plusieurs', { codes: `${code},${paid}`, confirme: 'oui' }],
      ['/partenaire/scanner/gardes', await keptByMusique(code)],
      ['/partenaire/employes', { action: 'fermer', personne: person }],
      ['/partenaire/employes', { action: 'renvoyer', personne: person }],
      ['/partenaire/convention', { action: 'lire', convention, page: '1' }],
      ['/partenaire/convention', { action: 'signer', convention, code: '123456' }],
    ];
    for (const [address, body] of fields)
      expect([address, body.action, (await musique.post(address, body)).status]).toEqual([address, body.action, 404]);
    expect((await musique.get(`/partenaire/scanner/plusieurs?codes=${code},${paid}`)).status).toBe(404);
    expect((await musique.post('/partenaire/choix', { structure: person })).status).toBe(422);
    expect(await everything()).toBe(before);
  });

  test('R-SEC-01: aucune page ni liste sans identifiant ne dit rien d’un autre partenaire', async () => {
    const told = new RegExp(`Lina|Noé|MOREL|Judo Club|motif-du-judo|${JUDO}|${ids.code}|${paid}|${ids.convention}`);
    const lists = ['faits', 'attente', 'beneficiaires'].map((quoi) => `/partenaire/paiements/extrait?quoi=${quoi}&format=csv`);
    const pages = routes.filter(({ path, reads }) => reads && !path.includes(':')).map(({ path }) => path);
    expect(pages.length).toBeGreaterThan(10);
    for (const address of [...pages, ...lists])
      expect([address, told.exec((await musique.get(address)).html)?.[0]]).toEqual([address, undefined]);
  });
});

describe('qui n’est pas connecté, ou ne fait que scanner', () => {
  test('R-SEC-01: sans session, chaque page mène à la connexion et chaque fichier répond 401', async () => {
    const open = /^\/partenaire\/(connexion|mot-de-passe-oublie|deconnexion)/;
    for (const { path, reads } of routes.filter((each) => each.reads && !open.test(each.path))) {
      const { status, to } = await new Browser(portal.url).get(filled(path));
      // The sign that the server answers says nothing to anybody.
      if (path === '/partenaire/scanner/gardes') expect(status).toBe(204);
      else expect([path, reads, status === 401 || (status === 303 && to === '/partenaire/connexion')]).toEqual([path, true, true]);
    }
  });

  test('R-PAR-09: qui ne fait que scanner n’ouvre que le scanner, son mot de passe et l’entraînement', async () => {
    await aClubUser({ partnerId: scheme.judo, mail: SARAH, role: 'scanner' });
    await aClubPassword(SARAH);
    const sarah = await loggedIn(SARAH);
    const closed = /^\/partenaire\/(paiements|beneficiaires|employes|compte|convention)/;
    for (const { path } of routes.filter((each) => each.reads && (SCANNING.test(each.path) || closed.test(each.path)))) {
      const { status } = await sarah.get(filled(path));
      expect([path, closed.test(path) ? 403 : 200]).toEqual([path, path === '/partenaire/scanner/gardes' ? 200 : status]);
    }
    expect((await sarah.get('/partenaire/scanner')).text).toContain('Changer de mot de passe');
    const change = { ancien: CLUB_PASSWORD, motDePasse: 'Kimono-vert-73 ?', confirmation: 'Kimono-vert-73 ?' };
    expect((await sarah.post('/partenaire/mot-de-passe', { ...change, ancien: 'faux' })).status).toBe(422);
    expect((await sarah.post('/partenaire/mot-de-passe', change)).status).toBe(303);
    expect((await sarah.get('/partenaire/scanner?fait=mot-de-passe')).text).toContain('Mot de passe changé.');
  });
});

/** A scan that another club's phone has signed with its own booklet. */
async function keptByMusique(code: string): Promise<Record<string, string>> {
  const html = (await musique.get('/partenaire/scanner')).html.replaceAll('\\"', '"');
  const [carnet = '', key = ''] = ['carnet', 'key'].map((name) => new RegExp(`"${name}","([^"]+)"`).exec(html)?.[1]);
  const cle = randomUUID();
  const signature = createHmac('sha256', Buffer.from(key, 'base64url')).update([carnet, cle, code].join('|')).digest('base64url');
  return { carnet, cle, code, signature };
}
