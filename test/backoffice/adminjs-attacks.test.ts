/** Each line of security.md's table on AdminJS's defaults, attacked; what counts is what the database holds afterwards. */
import mongoose from 'mongoose';
import { Agents } from '#core/access/access.model.ts';
import { RIGHTS } from '#core/access/rights.rules.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { Families } from '#core/family/family.model.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { aFamily, aScheme, bySystem, MATRICULE, YEAR } from '../factories/scheme.ts';
import { anAgent, loggedIn } from './desk.ts';

useDatabase();
beforeEach(emptyDatabase);

const all = [...RIGHTS];
const wholeDatabase = async (): Promise<string> => {
  const collections = (await mongoose.connection.db!.listCollections({}, { nameOnly: true }).toArray())
    .map(({ name }) => name)
    .filter((name) => !/^agentSessions$/.test(name))
    .sort();
  const held: unknown[] = [];
  for (const name of collections) held.push(name, await mongoose.connection.collection(name).find().sort({ _id: 1 }).toArray());
  return JSON.stringify(held);
};

describe('AdminJS ne fait que lire', () => {
  test('R-AGT-04: aucun envoi à AdminJS n’écrit, quels que soient les droits et les champs cachés', async () => {
    await aScheme();
    const agent = await loggedIn(all);
    const before = await wholeDatabase();
    const record = `Agent/records/${agent.code}`;
    const attacks: [string, object][] = [
      [
        `/caf/api/resources/${record}/edit`,
        { role: 'admin', rights: ['agents'], 'rights.0': 'purge', active: true, profile: 'gestionnaire' },
      ],
      ['/caf/api/resources/Agent/actions/new', { _id: 'P0000911', mail: 'x@y.fr', rights: ['agents'] }],
      [`/caf/api/resources/${record}/delete`, {}],
      [`/caf/api/resources/Agent/bulk/bulkDelete?recordIds=${agent.code}`, {}],
      [`/caf/api/resources/Family/records/2026:${MATRICULE}/edit`, { mail: 'voleur@exemple.fr', suspended: null }],
      ['/caf/api/resources/Child/records/2026:0098123/edit', { granted: 99_999_900 }],
      ['/caf/api/resources/AuditEvent/bulk/bulkDelete?recordIds=x', {}],
      ['/caf/api/resources/Family/actions/list', { filters: {} }],
      ['/caf/api/pages/campagne', { state: 'closed' }],
      ['/caf/api/dashboard', {}],
      ['/caf/login/../api/resources/Agent/actions/new', {}],
    ];
    for (const [path, body] of attacks) expect((await agent.post(path, body)).status).toBeGreaterThanOrEqual(403);
    expect(await wholeDatabase()).toBe(before);
  });

  test('R-AGT-04: les actions qui écrivent sont refusées en lecture aussi, et ne changent rien', async () => {
    await aScheme();
    const agent = await loggedIn(all);
    const before = await wholeDatabase();
    for (const path of [
      '/caf/api/resources/Agent/actions/new',
      `/caf/api/resources/Agent/records/${agent.code}/edit`,
      `/caf/api/resources/Agent/records/${agent.code}/delete`,
      `/caf/api/resources/Agent/bulk/bulkDelete?recordIds=${agent.code}`,
      '/caf/api/resources/Agent/search/P',
      '/caf/api/resources/Agent/actions/search/P?searchProperty=mail',
      '/caf/resources/Agent/actions/new',
      `/caf/resources/Agent/records/${agent.code}/edit`,
    ])
      await agent.get(path).expect(403);
    expect(await wholeDatabase()).toBe(before);
  });
});

describe('ce qui sort', () => {
  test('R-SEC-01: une liste ne donne que les colonnes de la fiche : ni secret, ni champ caché', async () => {
    await initCampaign(bySystem(), { year: YEAR });
    await aFamily({});
    await Families.updateOne({}, { $set: { motDePasse: 'canari-secret', rowHash: 'canari-empreinte' } }, { strict: false });
    await Agents.updateMany({}, { $set: { hash: 'canari-secret' } }, { strict: false });
    const agent = await loggedIn(all);
    const answers = [
      await agent.get('/caf/api/resources/Family/actions/list?filters.campaign=2026').expect(200),
      await agent.get(`/caf/actions/familles/2026:${MATRICULE}`).expect(200),
      await agent.get('/caf/api/resources/Agent/actions/list').expect(200),
      await agent.get(`/caf/actions/agents/${agent.code}`).expect(200),
      await agent.get('/caf').expect(200),
    ];
    for (const { text } of answers) {
      expect(text).not.toMatch(/canari|rowHash|"hash"|stamp|loadId/);
      expect(text).not.toMatch(/\$2[aby]\$\d\d\$/);
    }
    const { params } = (answers[0]!.body as { records: { params: object }[] }).records[0]!;
    expect(Object.keys(params).sort()).toEqual(
      [
        'access',
        'activatedAt',
        'campaign',
        'commune',
        'firstName',
        'id',
        'insee',
        'lastLoginAt',
        'lastName',
        'mail',
        'matricule',
        'suspended',
      ].sort(),
    );
  });

  test('R-SEC-01: aucune rubrique ne montre les secrets ni les sessions', async () => {
    const agent = await loggedIn(all);
    for (const id of [
      'Credential',
      'AccessToken',
      'WebSession',
      'LoginAttempt',
      'OutboxLetter',
      'IdempotencyKey',
      'AuditSeal',
      'Throttle',
      'constructor',
      '__proto__',
      'toString',
    ])
      await agent.get(`/caf/api/resources/${id}/actions/list`).expect(404);
  });

  test.each([
    ['balise', '</script><script>alert(1)</script>'],
    ['fin de ligne U+2028', 'a\u2028</script><img src=x onerror=alert(1)>'],
    ['dollar', "$&$`$'"],
  ])('R-SEC-01: un nom piégé (%s) ne sort pas du script de la page', async (_, firstName) => {
    const agent = await loggedIn(['agents'], { firstName });
    const { text } = await agent.get('/caf').expect(200);
    expect(text).not.toContain('<script>alert(1)');
    expect(text).not.toContain('<img src=x');
    const state = /window\.REDUX_STATE = ([^\n]*);/.exec(text)![1]!;
    expect(state).not.toContain('<');
    expect((JSON.parse(state) as { session: { title: string } }).session.title).toBe(`${firstName} Dumont`);
  });

  test('R-SEC-01: la page ne tient de l’agent que son nom, son code, ses droits et son menu', async () => {
    const agent = await loggedIn(['agents']);
    const { text } = await agent.get('/caf').expect(200);
    const { session } = JSON.parse(/window\.REDUX_STATE = ([^\n]*);/.exec(text)![1]!) as { session: object };
    expect(Object.keys(session).sort()).toEqual(['campaign', 'email', 'menu', 'rights', 'testBanner', 'title']);
    expect(text).not.toContain(agent.mail);
  });
});

describe('ce qu’une liste accepte', () => {
  const list = '/caf/api/resources/Agent/actions/list';

  test.each([
    'filters.code~~$gt=0',
    'filters.code.$gt=0',
    'filters[code][$gt]=0',
    'filters.$where=1',
    'filters.hash=a',
    'filters._id=P',
    'filters.rights=agents',
    'filters.__proto__=a',
    'filters.code=a&filters.code=b',
    'filters.code~~from=2026-01-01',
    'sortBy=hash',
    'sortBy=$natural',
    'sortBy=code&direction=1',
    '$where=sleep(1000)',
    `filters.mail=${'a'.repeat(300)}`,
  ])('R-SEC-01: %s est refusé avec 422', async (query) => {
    const agent = await loggedIn(['agents']);
    const answer = await agent.get(`${list}?${query}`).expect(422);
    expect(answer.body).not.toHaveProperty('records');
  });

  test('R-SEC-01: jamais plus de 100 lignes, quoi qu’on demande', async () => {
    for (let i = 0; i < 120; i++) await anAgent([]);
    const agent = await loggedIn(['agents']);
    for (const perPage of ['1000000', '500', '101']) {
      const { body } = (await agent.get(`${list}?perPage=${perPage}`).expect(200)) as { body: { records: unknown[] } };
      expect(body.records.length).toBe(100);
    }
    for (const query of ['perPage=-1', 'perPage=NaN', 'perPage=1e9', 'page=-3', 'perPage=0x10'])
      await agent.get(`${list}?${query}`).expect(422);
  });

  test('R-SEC-01: une recherche de 200 signes piégés répond sans peser', async () => {
    await aFamily({});
    const agent = await loggedIn(['families.view']);
    const start = performance.now();
    await agent.get(`/caf/api/resources/Family/actions/list?filters.lastName=${encodeURIComponent('(a+)+$'.repeat(30))}`).expect(200);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('R-EXT-03: les filtres trouvent : un matricule sans ses zéros, des mots du nom dans n’importe quel ordre', async () => {
    await aFamily({ matricule: '0012345', mail: 'a@exemple.fr' });
    await aFamily({});
    const agent = await loggedIn(['families.view']);
    const found = async (query: string): Promise<string[]> => {
      const { body } = await agent.get(`/caf/api/resources/Family/actions/list?filters.campaign=2026&${query}`).expect(200);
      return (body as { records: { params: { matricule: string } }[] }).records.map(({ params }) => params.matricule);
    };
    expect(await found('filters.matricule=12345')).toEqual(['0012345']);
    expect(await found('filters.mail=A@exemple.fr')).toEqual(['0012345']);
    expect((await found('filters.lastName=nadia%20mor')).length).toBe(2);
    expect(await found('filters.lastName=orel')).toEqual([]);
    expect(await found('filters.matricule=.*')).toEqual([]);
  });
});
