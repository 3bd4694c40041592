import mongoose from 'mongoose';
import request from 'supertest';
import { Agents, Credentials } from '#core/access/access.model.ts';
import { chooseAgentPassword } from '#core/access/choose-agent-password.ts';
import { agentSubject } from '#core/access/subject.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { bySystem } from '../factories/scheme.ts';
import { anAgent, cookieOf, desk, loggedIn, ORIGIN, postLogin, visitor } from './desk.ts';

useDatabase();
beforeEach(emptyDatabase);

const sessions = () => mongoose.connection.collection('agentSessions');
const logout = (cookie: string) => request(desk()).post('/caf/logout').set('Cookie', cookie).set('Origin', ORIGIN);

describe('session d’un agent', () => {
  test('R-SEC-01: le cookie est HttpOnly, SameSite=Strict, sur /, sous un nom à lui', async () => {
    const agent = await anAgent([]);
    const [set] = (await postLogin(agent)).headers['set-cookie'] as unknown as string[];
    expect(set).toMatch(/^tlj-caf=/);
    expect(set).toMatch(/; Path=\/;.*HttpOnly.*SameSite=Strict/);
    expect(set).not.toContain('Domain');
  });

  test('R-SEC-01: l’identifiant change à la connexion : celui d’avant ne vaut rien', async () => {
    const [first, second] = [await anAgent([]), await anAgent([])];
    const before = cookieOf(await postLogin(first));
    const after = cookieOf(await postLogin(second, before));
    expect(after).not.toBe(before);
    await visitor(before).get('/caf').expect(303);
    await visitor(after).get('/caf').expect(200);
  });

  test('R-SEC-01: un identifiant choisi par un autre n’est jamais pris', async () => {
    const agent = await anAgent([]);
    const planted = 'tlj-caf=s%3Achoisi.parunautre';
    expect(cookieOf(await postLogin(agent, planted))).not.toBe(planted);
    await visitor(planted).get('/caf').expect(303);
  });

  test('R-SEC-01: la base ne garde ni l’identifiant du cookie, ni le nom, ni les droits', async () => {
    const agent = await loggedIn(['agents']);
    const [stored] = await sessions().find().toArray();
    const kept = (typeof stored!.session === 'string' ? JSON.parse(stored!.session) : stored!.session) as Record<string, unknown>;
    expect(Object.keys(kept).sort()).toEqual(['code', 'cookie', 'openedAt', 'stamp']);
    const id = decodeURIComponent(agent.cookie.split('=')[1]!).slice(2).split('.')[0]!;
    expect(JSON.stringify(stored)).not.toContain(id);
  });

  test('R-SEC-01: après la déconnexion, le cookie rejoué est mort ; une lecture ne déconnecte pas', async () => {
    const agent = await loggedIn(['agents']);
    await agent.get('/caf/logout').expect(404);
    await agent.get('/caf').expect(200);
    await logout(agent.cookie).expect(303).expect('Location', '/caf/login');
    await agent.get('/caf').expect(303).expect('Location', '/caf/login');
    await agent.get('/caf/api/resources/Agent/actions/list').expect(401);
  });

  test('R-AGT-02: le cookie est mort dès que le mot de passe change', async () => {
    const agent = await loggedIn([]);
    await chooseAgentPassword(bySystem(), { code: agent.code, motDePasse: 'Capucine-17?bleu', confirmation: 'Capucine-17?bleu' });
    await agent.get('/caf').expect(303);
  });

  test('R-AGT-03: un droit donné ou repris tue la session ; les droits sont lus à chaque requête', async () => {
    const agent = await loggedIn(['agents']);
    await agent.get('/caf/api/resources/Agent/actions/list').expect(200);
    await Agents.updateOne({ _id: agent.code }, { $set: { rights: [] } });
    await agent.get('/caf/api/resources/Agent/actions/list').expect(403);
    await Credentials.updateOne({ _id: agentSubject(agent.code) }, { $set: { stamp: 'autre' } });
    await agent.get('/caf').expect(303);
  });

  test('R-AGT-04: le cookie d’un agent désactivé est mort', async () => {
    const agent = await loggedIn(['agents']);
    await Agents.updateOne({ _id: agent.code }, { $set: { active: false } });
    await agent.get('/caf').expect(303);
    await agent.get('/caf/actions/tableau').expect(401);
  });

  test('R-SEC-01: dix heures après la connexion, la session est finie', async () => {
    const agent = await loggedIn([]);
    await age((session) => ({ ...session, openedAt: (session.openedAt as number) - 10 * 3_600_000 }));
    await agent.get('/caf').expect(303);
  });

  test('R-SEC-01: trente minutes sans rien faire, la session est finie', async () => {
    const agent = await loggedIn([]);
    const [stored] = await sessions().find().toArray();
    expect((stored!.expires as Date).getTime() - Date.now()).toBeLessThanOrEqual(30 * 60_000);
    await sessions().updateMany({}, { $set: { expires: new Date(Date.now() - 1) } });
    await agent.get('/caf').expect(303);
  });
});

async function age(change: (session: Record<string, unknown>) => Record<string, unknown>): Promise<void> {
  const [stored] = await sessions().find().toArray();
  const session = stored!.session as string | Record<string, unknown>;
  const changed = change(typeof session === 'string' ? (JSON.parse(session) as Record<string, unknown>) : session);
  await sessions().updateOne({ _id: stored!._id }, { $set: { session: typeof session === 'string' ? JSON.stringify(changed) : changed } });
}
