/** An agent in a family's pages (R-EXT-03): sees them, is told so on each, and changes nothing whatever it posts. */
import { Agents, Credentials, WebSessions } from '#core/access/access.model.ts';
import { agentSubject } from '#core/access/subject.ts';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { FamilyAccounts, Oppositions } from '#core/family/family.model.ts';
import { askFamilyView } from '#core/family/family-view.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { at, LINA, MATRICULE, PASSWORD, YEAR } from '../factories/scheme.ts';
import { familyAtWork, KEY } from './family-at-work.ts';
import type { Visitor } from './visitor.ts';

const work = familyAtWork();
const CODE = 'P2600911';
const BANNER = 'Vue d’agent, en lecture seule';

beforeEach(async () => {
  await Agents.collection.insertOne({ _id: CODE, mail: 'a@caf.example', rights: ['families.view'], active: true } as never);
  await Credentials.collection.insertOne({ _id: agentSubject(CODE), hash: 'x', stamp: 'un' } as never);
});

const linkPath = async (): Promise<string> => {
  const act = { author: { kind: 'agent', id: CODE } as const, at: at('2026-11-23T09:00:30Z') };
  return new URL((await askFamilyView(act, { campaign: YEAR, matricule: MATRICULE })).link).pathname;
};

async function agentInView(): Promise<Visitor> {
  const agent = work.visitor();
  const opened = await agent.post(await linkPath(), {});
  expect([opened.status, opened.location]).toEqual([303, '/famille']);
  return agent;
}

test('R-EXT-03: regarder le lien n’ouvre rien ; l’ouvrir montre les pages de la famille, chacune sous son bandeau', async () => {
  const code = await work.newCode();
  const path = await linkPath();
  const agent = work.visitor();
  expect((await agent.get(path)).status).toBe(200);
  expect(await WebSessions.countDocuments({ kind: 'view' })).toBe(0);
  await agent.post(path, {});
  const [home, own] = await Promise.all([agent.get('/famille'), work.nadia.get('/famille')]);
  expect(home.text).toContain('Bonjour Nadia');
  expect(home.body.match(/data-solde-centimes="\d+"/g)).toEqual(own.body.match(/data-solde-centimes="\d+"/g));
  for (const page of ['/famille', '/famille/historique', '/famille/compte', `/famille/qr/${code}`, '/famille/tirage', '/partenaires'])
    expect([page, (await agent.get(page)).text.includes(BANNER)]).toEqual([page, true]);
  expect(own.text).not.toContain(BANNER);
  expect((await agent.post(path, {})).status).toBe(410);
});

test('R-EXT-03: dans une vue, tout envoi est refusé et rien ne change', async () => {
  const code = await work.newCode();
  const agent = await agentInView();
  const before = JSON.stringify([
    await Vouchers.find().lean(),
    await work.forfait(),
    await FamilyAccounts.find().lean(),
    await Credentials.find().lean(),
  ]);
  const posts: [string, Record<string, string>][] = [
    ['/famille/tirage', { enfant: LINA, partenaire: work.scheme.musique, montant: '10,00', cle: KEY, confirme: 'oui' }],
    ['/famille/tirage', { enfant: LINA, partenaire: work.scheme.musique, montant: '10,00', cle: KEY }],
    [`/famille/qr/${code}/suppression`, { confirme: 'oui', cle: KEY }],
    ['/famille/compte', { action: 'retraitConsentement', confirme: 'oui' }],
    ['/famille/compte', { action: 'motDePasse', ancien: PASSWORD, motDePasse: 'Autre-Mot-98 ?', confirmation: 'Autre-Mot-98 ?' }],
    ['/famille/compte', { action: 'fermerSessions' }],
    ['/famille/consentement', { consentement: 'oui' }],
  ];
  for (const [path, fields] of posts) {
    const { status, text } = await agent.post(path, fields);
    expect([path, status]).toEqual([path, 403]);
    expect(text).toContain('rien ne peut y être changé');
  }
  const after = JSON.stringify([
    await Vouchers.find().lean(),
    await work.forfait(),
    await FamilyAccounts.find().lean(),
    await Credentials.find().lean(),
  ]);
  expect(after).toBe(before);
  expect(await Oppositions.countDocuments()).toBe(0);
  expect((await work.nadia.get('/famille')).status).toBe(200);
});

test('R-EXT-03: quitter la vue la ferme aussitôt et l’écrit ; la session de la famille continue', async () => {
  const agent = await agentInView();
  const replayed = new Map(agent.jar);
  expect((await agent.post('/famille/deconnexion', {})).status).toBe(303);
  for (const [name, value] of replayed) agent.jar.set(name, value);
  expect((await agent.get('/famille')).location).toBe('/famille/connexion');
  expect(await AuditEvents.countDocuments({ kind: 'family.viewEnded', 'after.reason': 'fermée par l’agent', 'author.id': CODE })).toBe(1);
  expect((await work.nadia.get('/famille')).status).toBe(200);
});

test('R-EXT-03: au bout de 15 minutes la vue est finie, le dit au journal et efface son cookie', async () => {
  const agent = await agentInView();
  await WebSessions.updateMany({ kind: 'view' }, [{ $set: { createdAt: { $subtract: ['$createdAt', 15 * 60_000] } } }]);
  expect((await agent.get('/famille')).location).toBe('/famille/connexion');
  expect(await AuditEvents.countDocuments({ kind: 'family.viewEnded', 'after.reason': 'durée écoulée' })).toBe(1);
  expect([...agent.jar.keys()].filter((name) => name.endsWith('vue'))).toEqual([]);
});

test('R-EXT-03: une session de famille ne devient pas une vue, ni l’inverse, en changeant le nom du cookie', async () => {
  const agent = await agentInView();
  const [name, value] = [...agent.jar].find(([key]) => key.endsWith('vue'))!;
  agent.jar.delete(name);
  agent.jar.set(name.replace('vue', 'famille'), value);
  expect((await agent.get('/famille')).location).toBe('/famille/connexion');
});
