/** Rights given and taken one by one, and the guards they stand on (R-AGT-03, R-AGT-04). */
import { Agents, Credentials } from '#core/access/access.model.ts';
import { applyProfile } from '#core/access/apply-profile.ts';
import { deactivateAgent, reactivateAgent } from '#core/access/change-activity.ts';
import { changeAgent } from '#core/access/change-agent.ts';
import { createAgent } from '#core/access/create-agent.ts';
import { credentialStamp } from '#core/access/credentials.ts';
import { giveRight } from '#core/access/give-right.ts';
import { loginAgent } from '#core/access/login-agent.ts';
import { renewAgentPassword } from '#core/access/renew-agent-password.ts';
import { PROFILES } from '#core/access/rights.rules.ts';
import { takeRight } from '#core/access/take-right.ts';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import type { Act } from '#core/shared/author.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { at, bySystem } from '../../factories/scheme.ts';

useDatabase();
const [ANA, BEA, CLEO] = ['P0001911', 'P0002911', 'P0003911'] as const;
const by = (code: string): Act => ({ author: { kind: 'agent', id: code }, at: at() });
const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'fait',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const rightsOf = async (code: string) => (await Agents.findById(code).lean())!.rights;
const holders = () => Agents.countDocuments({ active: true, rights: 'agents' });
const make = (code: string, profile: string) =>
  createAgent(bySystem(), { code, mail: `${code}@caf.example`, lastName: 'Roux', firstName: 'Ana', profile });

beforeEach(async () => {
  await emptyDatabase();
  await make(ANA, 'gestionnaire');
  await make(BEA, 'gestionnaire');
  await make(CLEO, 'lecteur');
});

test('R-AGT-03: un droit se donne et se reprend seul, avec son événement ; deux fois ne fait rien de plus', async () => {
  expect(await giveRight(by(ANA), { code: CLEO, right: 'load' })).toEqual(['load', 'partners.view', 'payments.follow']);
  await giveRight(by(ANA), { code: CLEO, right: 'load' });
  expect(await takeRight(by(ANA), { code: CLEO, right: 'partners.view' })).toEqual(['load', 'payments.follow']);
  await takeRight(by(ANA), { code: CLEO, right: 'partners.view' });
  expect((await rightsOf(CLEO)).sort()).toEqual(['load', 'payments.follow']);
  expect(
    await AuditEvents.find({ kind: /^agent.right/ })
      .sort({ recordedAt: 1 })
      .lean(),
  ).toMatchObject([
    {
      kind: 'agent.rightGiven',
      author: { id: ANA },
      object: { type: 'agent', id: CLEO },
      before: { right: null },
      after: { right: 'load' },
    },
    { kind: 'agent.rightTaken', before: { right: 'partners.view' }, after: { right: null } },
  ]);
  expect(await outcome(giveRight(by(ANA), { code: CLEO, right: 'tout' }))).toBe('DROIT_INCONNU');
  expect(await outcome(giveRight(by(ANA), { code: 'P9999911', right: 'load' }))).toBe('AGENT_ABSENT');
});

test('R-AGT-03: un droit changé, un agent désactivé : les sessions ouvertes sont mortes', async () => {
  const stamps = new Set([await credentialStamp(`agent:${CLEO}`)]);
  await giveRight(by(ANA), { code: CLEO, right: 'load' });
  stamps.add(await credentialStamp(`agent:${CLEO}`));
  await takeRight(by(ANA), { code: CLEO, right: 'load' });
  stamps.add(await credentialStamp(`agent:${CLEO}`));
  await applyProfile(by(ANA), { code: CLEO, profile: 'operateur' });
  stamps.add(await credentialStamp(`agent:${CLEO}`));
  await deactivateAgent(by(ANA), CLEO);
  stamps.add(await credentialStamp(`agent:${CLEO}`));
  expect(stamps.size).toBe(5);
});

test('R-AGT-03: un profil est un point de départ : il remplace les droits', async () => {
  expect(await applyProfile(by(ANA), { code: CLEO, profile: 'operateur' })).toEqual([...PROFILES.operateur]);
  expect(await Agents.findById(CLEO).lean()).toMatchObject({ profile: 'operateur', rights: [...PROFILES.operateur] });
  expect(await outcome(applyProfile(by(ANA), { code: CLEO, profile: 'constructor' }))).toBe('PROFIL_INCONNU');
});

test('R-AGT-04: personne n’agit sur ses propres droits ni sur son compte', async () => {
  for (const work of [
    giveRight(by(ANA), { code: ANA, right: 'load' }),
    takeRight(by(ANA), { code: ANA, right: 'load' }),
    applyProfile(by(ANA), { code: ANA, profile: 'lecteur' }),
    deactivateAgent(by(ANA), ANA),
    renewAgentPassword(by(ANA), ANA),
    changeAgent(by(ANA), { code: ANA, version: 1, mail: 'x@caf.example', lastName: 'A', firstName: 'B' }),
  ])
    expect(await outcome(work)).toBe('DROITS_A_SOI');
  expect(await rightsOf(ANA)).toEqual([...PROFILES.gestionnaire]);
});

test('R-AGT-03: sans le droit « agents », ou désactivé, rien ne se fait', async () => {
  for (const work of [
    giveRight(by(CLEO), { code: BEA, right: 'load' }),
    takeRight(by(CLEO), { code: BEA, right: 'load' }),
    applyProfile(by(CLEO), { code: BEA, profile: 'lecteur' }),
    deactivateAgent(by(CLEO), BEA),
    reactivateAgent(by(CLEO), BEA),
    renewAgentPassword(by(CLEO), BEA),
  ])
    expect(await outcome(work)).toBe('DROIT_MANQUANT');
  await deactivateAgent(by(ANA), BEA);
  expect(await outcome(giveRight(by(BEA), { code: CLEO, right: 'load' }))).toBe('DROIT_MANQUANT');
  expect(await rightsOf(CLEO)).toEqual([...PROFILES.lecteur]);
});

test('R-AGT-04: deux gestionnaires qui se retirent l’un l’autre au même instant : il en reste un', async () => {
  const pairs = [
    (actor: string, other: string) => takeRight(by(actor), { code: other, right: 'agents' }),
    (actor: string, other: string) => deactivateAgent(by(actor), other),
    (actor: string, other: string) => applyProfile(by(actor), { code: other, profile: 'lecteur' }),
  ];
  for (let round = 0; round < 15; round++) {
    const work = pairs[round % 3]!;
    const outcomes = await Promise.all([outcome(work(ANA, BEA)), outcome(work(BEA, ANA))]);
    expect(outcomes.sort()).toEqual(['DROIT_MANQUANT', 'fait']);
    expect(await holders()).toBe(1);
    await Agents.updateMany({ _id: { $in: [ANA, BEA] } }, { $set: { active: true, rights: [...PROFILES.gestionnaire] } });
  }
});

test('R-AGT-04: trois qui tournent en rond : il en reste toujours un', async () => {
  await applyProfile(by(ANA), { code: CLEO, profile: 'gestionnaire' });
  const take = (actor: string, code: string) => outcome(takeRight(by(actor), { code, right: 'agents' }));
  await Promise.all([take(ANA, BEA), take(BEA, CLEO), take(CLEO, ANA)]);
  expect(await holders()).toBeGreaterThanOrEqual(1);
});

test('R-AGT-04: l’application elle-même ne retire pas le dernier, même deux fois au même instant', async () => {
  const take = (code: string) => outcome(takeRight(bySystem(), { code, right: 'agents' }));
  for (let round = 0; round < 10; round++) {
    expect((await Promise.all([take(ANA), take(BEA)])).sort()).toEqual(['DERNIER_GESTIONNAIRE', 'fait']);
    await Agents.updateMany({ _id: { $in: [ANA, BEA] } }, { $set: { rights: [...PROFILES.gestionnaire] } });
  }
  await deactivateAgent(bySystem(), ANA);
  expect(await outcome(deactivateAgent(bySystem(), BEA))).toBe('DERNIER_GESTIONNAIRE');
  expect(await outcome(applyProfile(bySystem(), { code: BEA, profile: 'lecteur' }))).toBe('DERNIER_GESTIONNAIRE');
});

test('R-AGT-04: désactivé, un agent garde son code et ses droits, ne se connecte plus, et peut revenir', async () => {
  await deactivateAgent(by(ANA), CLEO);
  expect(await outcome(deactivateAgent(by(ANA), CLEO))).toBe('AGENT_DEJA');
  expect(await outcome(giveRight(by(ANA), { code: CLEO, right: 'load' }))).toBe('AGENT_INACTIF');
  expect(await outcome(renewAgentPassword(by(ANA), CLEO))).toBe('AGENT_INACTIF');
  const { password } = (await Outbox.findOne({ about: CLEO }).lean())!.letter.data as { password: string };
  const login = () => outcome(loginAgent(bySystem(), { code: CLEO, mail: `${CLEO}@caf.example`, motDePasse: password }));
  expect(await login()).toBe('IDENTIFIANTS_AGENT_FAUX');
  await reactivateAgent(by(ANA), CLEO);
  expect(await outcome(reactivateAgent(by(ANA), CLEO))).toBe('AGENT_DEJA');
  expect(await login()).toBe('fait');
  expect(await rightsOf(CLEO)).toEqual([...PROFILES.lecteur]);
});

test('R-AGT-01: nom et mail changés une fois ; le deuxième agent sur la même page apprend ce qui a changé', async () => {
  const first = { code: CLEO, version: 1, mail: 'cleo@caf.example', lastName: 'Roux', firstName: 'Cléo' };
  await changeAgent(by(ANA), first);
  expect(await Agents.findById(CLEO).lean()).toMatchObject({ mail: 'cleo@caf.example', firstName: 'Cléo', version: 2 });
  const late = changeAgent(by(BEA), { ...first, lastName: 'Blanc' });
  await expect(late).rejects.toMatchObject({ code: 'MODIFIE_ENTRE_TEMPS', status: 409 });
  await expect(late).rejects.toThrow(/P0001911, 23\/11\/2026 à 10:00.*adresse mail, prénom/);
  expect(await outcome(changeAgent(by(BEA), { ...first, version: 2, mail: `${BEA}@caf.example` }))).toBe('AGENT_EXISTE');
  expect(await outcome(changeAgent(by(BEA), { ...first, version: 2, mail: 'rien' }))).toBe('MAIL_INVALIDE');
  const event = await AuditEvents.findOne({ kind: 'agent.changed' }).lean();
  expect(event?.after).toEqual({ changed: ['mail', 'firstName'] });
});

test('R-AGT-02: un autre agent fait partir un nouveau mot de passe ; l’ancien reste bon jusque-là', async () => {
  const before = (await Credentials.findById(`agent:${CLEO}`).lean())!.hash;
  expect(await renewAgentPassword(by(ANA), CLEO)).toEqual({ mail: `${CLEO.toLowerCase()}@caf.example` });
  expect((await Credentials.findById(`agent:${CLEO}`).lean())!.hash).toBe(before);
  expect(await Outbox.countDocuments({ about: CLEO })).toBe(2);
});
