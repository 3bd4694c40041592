/** Agents through the server: the matrix, the page of one, one's own account (R-AGT-01 to 04). */
import { Agents } from '#core/access/access.model.ts';
import { RIGHTS } from '#core/access/rights.rules.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { RIGHT_GROUPS } from '../../backoffice/access/right-groups.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { anAgent, cookieOf, loggedIn, PASSWORD, postLogin, visitor } from './desk.ts';

useDatabase();
beforeEach(emptyDatabase);

const rightsOf = async (code: string) => (await Agents.findById(code).lean())!.rights;
interface Matrix {
  agents: { code: string; name: string; rights: string[]; own: boolean }[];
}

describe('la matrice des droits', () => {
  test('R-AGT-03: chaque droit a une colonne et une seule', () => {
    expect(RIGHT_GROUPS.flatMap(({ rights }) => rights.map(({ right }) => right)).sort()).toEqual([...RIGHTS].sort());
  });

  test('R-AGT-03: un droit coché vaut à la requête suivante, sur une session neuve ; l’ancienne est morte', async () => {
    const chief = await loggedIn(['agents']);
    const other = await loggedIn([]);
    await other.get('/caf/actions/journal').expect(403);
    const { rights } = (await chief.post(`/caf/actions/agents/${other.code}/droits`, { droit: 'audit', etat: 'donner' }).expect(200))
      .body as { rights: string[] };
    expect(rights).toEqual(['audit']);
    await other.get('/caf/actions/journal').expect(401);
    const again = visitor(cookieOf(await postLogin(other)));
    await again.get('/caf/actions/journal').expect(200);
    await chief.post(`/caf/actions/agents/${other.code}/droits`, { droit: 'audit', etat: 'reprendre' }).expect(200);
    await again.get('/caf/actions/journal').expect(401);
    await visitor(cookieOf(await postLogin(other)))
      .get('/caf/actions/journal')
      .expect(403);
  });

  test('R-AGT-03: les agents actifs en lignes, la sienne marquée', async () => {
    const chief = await loggedIn(['agents'], { lastName: 'Zola' });
    const gone = await anAgent(['load']);
    await Agents.updateOne({ _id: gone.code }, { $set: { active: false } });
    const other = await anAgent(['purge', 'load'], { lastName: 'Abadie' });
    const { agents } = (await chief.get('/caf/actions/agents/droits').expect(200)).body as Matrix;
    expect(agents).toMatchObject([
      { code: other.code, name: 'Claire Abadie', rights: ['load', 'purge'], own: false },
      { code: chief.code, own: true },
    ]);
  });

  test('R-AGT-04: rien sur soi, rien d’inconnu, rien de mal formé', async () => {
    const chief = await loggedIn(['agents']);
    const other = await anAgent([]);
    const act = (code: string, body: object) => chief.post(`/caf/actions/agents/${code}/droits`, body);
    await act(chief.code, { droit: 'purge', etat: 'donner' }).expect(403);
    await act(other.code, { droit: 'tout', etat: 'donner' }).expect(422);
    await act(other.code, { droit: 'purge', etat: 'peut-être' }).expect(422);
    await act(other.code, { droit: ['purge'], etat: 'donner' }).expect(422);
    await act('P9999911', { droit: 'purge', etat: 'donner' }).expect(404);
    await act('$gt', { droit: 'purge', etat: 'donner' }).expect(404);
    expect(await rightsOf(chief.code)).toEqual(['agents']);
    expect(await rightsOf(other.code)).toEqual([]);
  });
});

describe('la page d’un agent', () => {
  test('R-AGT-04: profil, désactivation, retour, mot de passe, et leur historique en mots', async () => {
    const chief = await loggedIn(['agents']);
    const other = await loggedIn([]);
    const path = `/caf/actions/agents/${other.code}`;
    await chief.post(`${path}/profil`, { profil: 'lecteur' }).expect(200);
    await chief.post(`${path}/profil`, { profil: 'roi' }).expect(422);
    await chief.post(`${path}/mot-de-passe`).expect(200);
    expect(await Outbox.countDocuments({ about: other.code })).toBe(1);
    await chief.post(`${path}/desactivation`).expect(200);
    await chief.post(`${path}/desactivation`).expect(409);
    await postLogin(other).expect(422);
    await chief.post(`${path}/reactivation`).expect(200);
    await chief.post(`${path}/double-authentification`).expect(409);
    const { history, rights } = (await chief.get(path).expect(200)).body as {
      history: { action: string; changes: object[]; author: { words: string } }[];
      rights: { label: string }[];
    };
    expect(rights.map(({ label }) => label)).toEqual(['Voir les partenaires', 'Suivre les paiements']);
    expect(history.map(({ action }) => action)).toEqual([
      'Agent réactivé',
      'Agent désactivé',
      'Mot de passe renvoyé à un agent',
      'Profil donné à un agent',
    ]);
    expect(history[1]).toMatchObject({
      author: { words: `Claire Dumont (${chief.code})` },
      changes: [{ label: 'Actif', before: 'oui', after: 'non' }],
    });
    expect(history[3]!.changes).toContainEqual({ label: 'Droits', before: 'aucun', after: 'Voir les partenaires · Suivre les paiements' });
  });

  test('R-AGT-01: l’identité, avec la version vue ; le deuxième apprend ce que le premier a changé', async () => {
    const [chief, second] = [await loggedIn(['agents']), await loggedIn(['agents'])];
    const other = await anAgent([]);
    const path = `/caf/actions/agents/${other.code}`;
    const { version } = (await chief.get(path).expect(200)).body as { version: string };
    await chief.post(path, { nom: 'Roux', prenom: 'Ana', mail: 'ana.roux@caf.example', version }).expect(200);
    const late = await second.post(path, { nom: 'Blanc', prenom: 'Ana', mail: other.mail, version }).expect(409);
    expect((late.body as { message: string }).message).toMatch(new RegExp(`${chief.code}.*adresse mail, nom, prénom`));
    const bad = await chief.post(path, { nom: 'Roux', prenom: 'Ana', mail: 'rien', version: '2' }).expect(422);
    expect((bad.body as { fields: object[] }).fields).toMatchObject([{ field: 'mail' }]);
    await chief.post(path, { nom: 'Roux', prenom: 'Ana', mail: 'a@caf.example', version: 'x' }).expect(422);
    expect((await Agents.findById(other.code).lean())?.lastName).toBe('Roux');
  });
});

describe('mon compte', () => {
  test('R-AGT-02: chacun change son mot de passe ; sa session continue, les autres sont mortes', async () => {
    const agent = await loggedIn([]);
    const elsewhere = visitor(cookieOf(await postLogin(agent)));
    const change = (body: object) => agent.post('/caf/actions/mon-compte/mot-de-passe', body);
    const fresh = 'Capucine-17?bleu';
    const wrong = await change({ ancien: 'Faux-mot-9!', motDePasse: fresh, confirmation: fresh }).expect(422);
    expect((wrong.body as { fields: object[] }).fields).toMatchObject([{ field: 'ancien' }]);
    await change({ ancien: PASSWORD, motDePasse: fresh, confirmation: 'Autre-chose-9!' }).expect(422);
    await change({ ancien: PASSWORD, motDePasse: PASSWORD, confirmation: PASSWORD }).expect(422);
    const done = await change({ ancien: PASSWORD, motDePasse: fresh, confirmation: fresh }).expect(200);
    await visitor(cookieOf(done)).get('/caf').expect(200);
    await agent.get('/caf').expect(303);
    await elsewhere.get('/caf').expect(303);
    await postLogin({ ...agent, motDePasse: fresh }).expect(303);
  });

  test('R-AGT-03: il dit ses droits et ses dernières connexions, sans rien de secret', async () => {
    const agent = await loggedIn(['audit']);
    const { text } = await agent.get('/caf/actions/mon-compte').expect(200);
    expect(JSON.parse(text)).toMatchObject({
      code: agent.code,
      rights: ['Consulter le journal'],
      secondFactor: false,
      logins: [{ second: 'Mot de passe seul' }],
    });
    expect(text).not.toMatch(/hash|stamp|secret"/);
  });
});
