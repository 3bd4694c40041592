/** Families on the desk: who may do what, what is refused beside which field, what the page shows (R-EXT-03, R-FAM-05 to 07). */
import { AccessTokens } from '#core/access/access.model.ts';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import type { Right } from '#core/access/rights.rules.ts';
import { Campaigns } from '#core/campaign/campaign.model.ts';
import { Families, Oppositions } from '#core/family/family.model.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { aFamily, anAccount, aScheme, byFamily, LINA, MAIL, MATRICULE, type Scheme, YEAR } from '../factories/scheme.ts';
import type { FamilyFacts } from '../../backoffice/actions/family-facts.ts';
import { loggedIn } from './desk.ts';

useDatabase();
let scheme: Scheme;
beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
});

const ID = `${YEAR}:${MATRICULE}`;
const PATH = `/caf/actions/familles/${encodeURIComponent(ID)}`;
const family = () => Families.findById(ID).lean();
const field = (body: unknown): string | undefined => (body as { fields?: { field: string }[] }).fields?.[0]?.field;

async function aPastCampaign(year: number): Promise<void> {
  const now = await Campaigns.findById(YEAR).lean();
  await Campaigns.collection.insertOne({ ...now, _id: year, state: 'archived' } as never);
}

describe('chercher', () => {
  test('R-EXT-03: un nom d’enfant, un SIAS, un mail mènent à la famille, ses enfants et ce qui reste', async () => {
    const agent = await loggedIn(['families.view']);
    for (const q of ['morel', LINA, MAIL, MATRICULE]) {
      const { body } = await agent.get('/caf/actions/familles').query({ q }).expect(200);
      expect(body).toMatchObject({
        found: [{ id: ID, matricule: MATRICULE, children: [{ name: 'Noé' }, { sias: LINA, left: '150,00\u00a0€' }] }],
        more: null,
      });
    }
    const nothing = await agent.get('/caf/actions/familles').expect(200);
    expect(nothing.body).toMatchObject({ found: null, years: [{ value: '', label: '2026-2027' }] });
  });

  test('R-EXT-03: trop court, campagne inconnue ou valeur double : refusé, jamais une erreur', async () => {
    const agent = await loggedIn(['families.view']);
    const short = await agent.get('/caf/actions/familles').query({ q: 'a' }).expect(422);
    expect(field(short.body)).toBe('q');
    await agent.get('/caf/actions/familles').query({ q: 'morel', campagne: '1999' }).expect(422);
    await agent.get('/caf/actions/familles').query({ q: 'morel', campagne: 'x' }).expect(422);
    await agent.get('/caf/actions/familles?q=a&q=b').expect(422);
    await agent
      .get('/caf/actions/familles')
      .query({ q: 'x'.repeat(5000) })
      .expect(422);
    await agent.get('/caf/actions/familles').query({ q: '(((((((.*' }).expect(422);
  });
});

describe('la fiche', () => {
  test('R-EXT-03: le compte comme la famille le voit, puis les traitements, sans aucun secret', async () => {
    await anAccount();
    await issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias: LINA, partnerId: scheme.judo, amount: 4000 });
    const agent = await loggedIn(['families.view']);
    const { body, text } = await agent.get(PATH).expect(200);
    const facts = body as FamilyFacts;
    expect(facts).toMatchObject({ name: 'Nadia MOREL', mail: MAIL, access: { key: 'active' }, live: 1, changeable: true });
    expect(facts.home).toMatchObject({ left: '260,00\u00a0€', forWhom: 'pour vos 2\u00a0enfants' });
    expect(facts.home.children.map(({ left }) => left)).toEqual(['150,00\u00a0€', '110,00\u00a0€']);
    expect(facts.operations).toMatchObject([{ where: 'Judo Club de Grigny', tag: { word: 'À scanner' } }]);
    expect(facts.letters).toMatchObject([{ what: 'QR code créé', to: MAIL, tag: { word: 'À envoyer' } }]);
    expect(facts.events.map(({ action }) => action)).toContain('QR code créé');
    for (const secret of ['premier', 'hash', '$2', 'stamp', 'provisional']) expect(text).not.toContain(secret);
  });

  test('R-EXT-03: inconnue, mal écrite ou d’une campagne fermée aux écrans : 404', async () => {
    const agent = await loggedIn(['families.view']);
    await aFamily({ campaign: YEAR - 3 });
    await aPastCampaign(YEAR - 3);
    for (const id of [`${YEAR}:0000009`, `${YEAR}:1`, `${YEAR - 3}:${MATRICULE}`, '__proto__', `${YEAR}:${MATRICULE}x`])
      await agent.get(`/caf/actions/familles/${encodeURIComponent(id)}`).expect(404);
  });

  test('R-CAM-09: une famille d’une campagne passée se lit, et le dit', async () => {
    await aFamily({ campaign: YEAR - 1 });
    await aPastCampaign(YEAR - 1);
    const agent = await loggedIn(['families.view', 'families.mail', 'families.suspend']);
    const past = `/caf/actions/familles/${encodeURIComponent(`${YEAR - 1}:${MATRICULE}`)}`;
    expect((await agent.get(past).expect(200)).body).toMatchObject({ changeable: false });
    await agent.post(`${past}/mail`, { mail: 'neuf@exemple.fr', version: '0', mailVu: MAIL }).expect(409);
    await agent.post(`${past}/suspension`, { motif: 'essai' }).expect(409);
    await agent.post(`${past}/opposition`, { motif: 'essai', confirme: 'oui' }).expect(409);
    expect(await Oppositions.countDocuments()).toBe(0);
  });
});

describe('agir', () => {
  const POSTS: [string, Right, Record<string, string>][] = [
    ['/vue', 'families.view', {}],
    ['/mail', 'families.mail', { mail: 'neuf@exemple.fr', version: '0', mailVu: MAIL }],
    ['/lien', 'families.mail', {}],
    ['/suspension', 'families.suspend', { motif: 'contrôle' }],
    ['/suspension/levee', 'families.suspend', { motif: 'fini' }],
    ['/opposition', 'families.suspend', { motif: 'courrier', confirme: 'oui' }],
    ['/opposition/levee', 'families.suspend', { motif: 'guichet' }],
  ];

  test.each(POSTS)('R-AGT-03: %s ne s’ouvre qu’avec « %s »', async (path, right, body) => {
    await anAccount();
    const others = (['families.view', 'families.mail', 'families.suspend', 'mails', 'agents'] as Right[]).filter((each) => each !== right);
    await (await loggedIn(others)).post(PATH + path, body).expect(403);
    expect(await AuditEvents.countDocuments({ 'object.id': ID })).toBe(0);
    expect(await AccessTokens.countDocuments()).toBe(0);
    const { status } = await (await loggedIn([right])).post(PATH + path, body);
    expect(path.endsWith('/levee') ? [409] : [200]).toContain(status);
  });

  test('R-FAM-06: le mail change ; le second agent apprend qui a changé quoi ; chaque refus est à côté du champ', async () => {
    const [first, second] = [await loggedIn(['families.view', 'families.mail']), await loggedIn(['families.mail'])];
    const { version, mail } = (await first.get(PATH)).body as FamilyFacts;
    const seen = { version, mailVu: mail! };
    for (const typed of ['', 'nadia@', MAIL])
      expect(field((await first.post(`${PATH}/mail`, { ...seen, mail: typed }).expect(422)).body)).toBe('mail');
    await first.post(`${PATH}/mail`, { ...seen, mail: ['a@b.fr'] }).expect(422);
    await first.post(`${PATH}/mail`, { mail: 'a@b.fr', mailVu: MAIL, version: '{"$gt":0}' }).expect(422);
    await first.post(`${PATH}/mail`, { ...seen, mail: 'Neuf@Exemple.fr' }).expect(200);
    const late = await second.post(`${PATH}/mail`, { ...seen, mail: 'autre@exemple.fr' }).expect(409);
    expect((late.body as { message: string }).message).toContain(`${first.code}`);
    expect((await family())?.mail).toBe('neuf@exemple.fr');
    expect(await Outbox.countDocuments({ 'letter.kind': 'family-mail-old' })).toBe(1);
  });

  test('R-FAM-07: suspendre puis lever, avec motif ; un double clic ne fait qu’un effet', async () => {
    const agent = await loggedIn(['families.suspend']);
    expect(field((await agent.post(`${PATH}/suspension`, { motif: ' ' }).expect(422)).body)).toBe('motif');
    const both = await Promise.all([1, 2].map(() => agent.post(`${PATH}/suspension`, { motif: 'contrôle' })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await family())?.suspended).toMatchObject({ reason: 'contrôle', agent: agent.code });
    await agent.post(`${PATH}/suspension/levee`, { motif: 'fini' }).expect(200);
    expect((await family())?.suspended).toBeNull();
  });

  test('R-FAM-05: l’opposition demande la case et le motif, chacun dit à côté de son champ', async () => {
    const agent = await loggedIn(['families.suspend']);
    expect(field((await agent.post(`${PATH}/opposition`, { motif: '', confirme: 'oui' }).expect(422)).body)).toBe('motif');
    expect(field((await agent.post(`${PATH}/opposition`, { motif: 'courrier' }).expect(422)).body)).toBe('confirme');
    await agent.post(`${PATH}/opposition`, { motif: 'courrier', confirme: 'oui' }).expect(200);
    await agent.post(`${PATH}/opposition/levee`, { motif: 'guichet' }).expect(200);
    expect(await Oppositions.countDocuments()).toBe(0);
  });

  test('R-EXT-03: la vue donne une adresse du portail, dont le jeton n’est gardé nulle part en clair', async () => {
    await anAccount();
    const agent = await loggedIn(['families.view']);
    const { link } = (await agent.post(`${PATH}/vue`).expect(200)).body as { link: string };
    expect(link).toMatch(/\/famille\/vue\/[\w-]{22}$/);
    expect(JSON.stringify(await AccessTokens.find().lean())).not.toContain(link.split('/').pop());
  });
});

describe('courriels envoyés', () => {
  test('R-MAIL-03: la liste dit quoi, à qui, où il en est, et ne rend ni lien ni mot de passe', async () => {
    const writer = await loggedIn(['families.mail']);
    await writer.post(`${PATH}/lien`).expect(200);
    const agent = await loggedIn(['mails']);
    const { text } = await agent.get('/caf/api/resources/Letter/actions/list').expect(200);
    expect(text).toContain(MAIL);
    expect(text).toContain('family-activation');
    expect(text).not.toContain('/famille/activation/');
    const id = (await Outbox.findOne().lean())!._id;
    const record = await agent.get(`/caf/api/resources/Letter/records/${encodeURIComponent(id)}/show`).expect(200);
    expect(record.text).not.toContain('/famille/activation/');
    await writer.get('/caf/api/resources/Letter/actions/list').expect(403);
    await agent.get('/caf/api/resources/Letter/actions/list?filters.letter.data.link=x').expect(422);
  });
});
