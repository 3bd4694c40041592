import { Agents } from '#core/access/access.model.ts';
import { chooseAgentPassword } from '#core/access/choose-agent-password.ts';
import { createAgent } from '#core/access/create-agent.ts';
import { credentialStamp, randomPassword } from '#core/access/credentials.ts';
import { loginAgent } from '#core/access/login-agent.ts';
import { passwordRefusal } from '#core/access/password.rules.ts';
import { requestAgentPassword } from '#core/access/request-agent-password.ts';
import { requireRight } from '#core/access/require-right.ts';
import { PROFILES, RIGHT_LABELS, RIGHTS } from '#core/access/rights.rules.ts';
import type { Act } from '#core/shared/author.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { at, bySystem } from '../../factories/scheme.ts';

useDatabase();
beforeEach(emptyDatabase);

const CLAIRE = { code: 'P0004911', mail: 'claire.dumont@caf.example', lastName: 'Dumont', firstName: 'Claire', profile: 'gestionnaire' };
const byAgent = (code: string): Act => ({ author: { kind: 'agent', id: code }, at: at() });
const refusalOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepté',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );

test('R-AGT-02: le premier mot de passe est mailé, au hasard, et doit être changé', async () => {
  const { password } = await createAgent(bySystem(), CLAIRE);
  const letter = await Outbox.findOne({ 'letter.kind': 'agent-password' }).lean<OutboxLetter>();
  expect(letter).toMatchObject({ to: CLAIRE.mail, letter: { data: { password, code: CLAIRE.code } } });
  expect(await loginAgent(bySystem(), { code: 'p0004911', mail: 'Claire.Dumont@caf.example', motDePasse: password })).toEqual({
    code: CLAIRE.code,
    mustChange: true,
    needsCode: false,
  });
  const before = await credentialStamp('agent:P0004911');
  await chooseAgentPassword(byAgent(CLAIRE.code), { code: CLAIRE.code, motDePasse: 'Vélo-gris-57 !', confirmation: 'Vélo-gris-57 !' });
  expect(await credentialStamp('agent:P0004911')).not.toBe(before);
  expect(await loginAgent(bySystem(), { code: CLAIRE.code, mail: CLAIRE.mail, motDePasse: 'Vélo-gris-57 !' })).toEqual({
    code: CLAIRE.code,
    mustChange: false,
    needsCode: false,
  });
  expect(await refusalOf(loginAgent(bySystem(), { code: CLAIRE.code, mail: CLAIRE.mail, motDePasse: password }))).toBe(
    'IDENTIFIANTS_AGENT_FAUX',
  );
});

test('R-AGT-02: les trois champs doivent être justes, et le compte se gèle au cinquième échec', async () => {
  const { password } = await createAgent(bySystem(), CLAIRE);
  const wrong = [{ code: 'P0009911' }, { mail: 'autre@caf.example' }, { motDePasse: 'faux' }];
  for (const change of wrong)
    expect(await refusalOf(loginAgent(bySystem(), { code: CLAIRE.code, mail: CLAIRE.mail, motDePasse: password, ...change }))).toBe(
      'IDENTIFIANTS_AGENT_FAUX',
    );
  for (let i = 0; i < 2; i++) await refusalOf(loginAgent(bySystem(), { code: CLAIRE.code, mail: CLAIRE.mail, motDePasse: 'faux' }));
  expect(await refusalOf(loginAgent(bySystem(), { code: CLAIRE.code, mail: CLAIRE.mail, motDePasse: 'faux' }))).toBe('COMPTE_GELE');
});

test('R-FAM-03: gelé, le compte s’ouvre avec le mot de passe demandé par mail, et lui seul ; cinq essais, pas plus', async () => {
  const login = (motDePasse: string) => refusalOf(loginAgent(bySystem(), { code: CLAIRE.code, mail: CLAIRE.mail, motDePasse }));
  const mailed = async (): Promise<string> => {
    await requestAgentPassword(bySystem(), { code: CLAIRE.code, mail: CLAIRE.mail });
    const letters = await Outbox.find({ about: CLAIRE.code }).lean<OutboxLetter[]>();
    return (letters.at(-1)!.letter.data as { password: string }).password;
  };
  await createAgent(bySystem(), CLAIRE);
  await chooseAgentPassword(byAgent(CLAIRE.code), { code: CLAIRE.code, motDePasse: 'Vélo-gris-57 !', confirmation: 'Vélo-gris-57 !' });
  for (let i = 0; i < 5; i++) await login('faux');
  expect(await login('Vélo-gris-57 !')).toBe('COMPTE_GELE');
  const sent = await mailed();
  expect(await login('Vélo-gris-57 !')).toBe('COMPTE_GELE');
  expect(await login(sent)).toBe('accepté');
  expect(await login('faux')).toBe('IDENTIFIANTS_AGENT_FAUX');
  for (let i = 0; i < 9; i++) await login('faux');
  expect(await login(await mailed())).toBe('COMPTE_GELE');
});

test('R-AGT-02: le mot de passe oublié en maile un nouveau, à changer ; l’ancien reste bon jusque-là', async () => {
  await createAgent(bySystem(), CLAIRE);
  await chooseAgentPassword(byAgent(CLAIRE.code), { code: CLAIRE.code, motDePasse: 'Vélo-gris-57 !', confirmation: 'Vélo-gris-57 !' });
  await requestAgentPassword(bySystem(), { code: CLAIRE.code, mail: 'autre@caf.example' });
  await requestAgentPassword(bySystem(), { code: 'P0009911', mail: CLAIRE.mail });
  expect(await Outbox.countDocuments()).toBe(1);
  await requestAgentPassword(bySystem(), { code: CLAIRE.code, mail: CLAIRE.mail });
  const letters = await Outbox.find().sort({ _id: 1 }).lean<OutboxLetter[]>();
  expect(letters).toHaveLength(2);
  expect(await loginAgent(bySystem(), { code: CLAIRE.code, mail: CLAIRE.mail, motDePasse: 'Vélo-gris-57 !' })).toMatchObject({
    mustChange: false,
    needsCode: false,
  });
  const outcomes = await Promise.all(
    letters.map(({ letter }) =>
      loginAgent(bySystem(), { code: CLAIRE.code, mail: CLAIRE.mail, motDePasse: (letter.data as { password: string }).password }).catch(
        () => null,
      ),
    ),
  );
  expect(outcomes.filter((each) => each?.mustChange)).toHaveLength(1);
});

test('R-AGT-01: un code, un mail, une personne', async () => {
  await createAgent(bySystem(), CLAIRE);
  expect(await refusalOf(createAgent(bySystem(), CLAIRE))).toBe('AGENT_EXISTE');
  expect(await refusalOf(createAgent(bySystem(), { ...CLAIRE, code: 'P0005911' }))).toBe('AGENT_EXISTE');
  expect(await refusalOf(createAgent(bySystem(), { ...CLAIRE, code: 'ADMIN' }))).toBe('CODE_AGENT_INVALIDE');
  expect(await refusalOf(createAgent(bySystem(), { ...CLAIRE, profile: 'chef' }))).toBe('PROFIL_INCONNU');
  expect(await Agents.countDocuments()).toBe(1);
});

test('R-AGT-03: chaque droit se vérifie à chaque demande, un par un', async () => {
  await createAgent(bySystem(), { ...CLAIRE, profile: 'lecteur' });
  await expect(requireRight(byAgent(CLAIRE.code), 'partners.view')).resolves.toBeUndefined();
  for (const right of RIGHTS.filter((each) => !PROFILES.lecteur.some((own) => own === each)))
    await expect(requireRight(byAgent(CLAIRE.code), right)).rejects.toMatchObject({ status: 403 });
  expect(await refusalOf(createAgent(byAgent(CLAIRE.code), { ...CLAIRE, code: 'P0007911', mail: 'x@caf.example' }))).toBe('DROIT_MANQUANT');
  await Agents.updateOne({ _id: CLAIRE.code }, { $set: { active: false } });
  await expect(requireRight(byAgent(CLAIRE.code), 'partners.view')).rejects.toMatchObject({ status: 403 });
  await expect(requireRight({ author: { kind: 'family', id: '0412387' }, at: at() }, 'partners.view')).rejects.toMatchObject({
    status: 403,
  });
  expect(Object.keys(RIGHT_LABELS)).toEqual([...RIGHTS]);
});

test.each([
  ['Court1!', 'MOT_DE_PASSE_FAIBLE'],
  ['sansmajuscule1!', 'MOT_DE_PASSE_FAIBLE'],
  ['SANSMINUSCULE1!', 'MOT_DE_PASSE_FAIBLE'],
  ['SansChiffre!', 'MOT_DE_PASSE_FAIBLE'],
  ['SansSpecial1', 'MOT_DE_PASSE_FAIBLE'],
  ['P@ssw0rd2026!', 'MOT_DE_PASSE_COURANT'],
  ['Motdepasse1!', 'MOT_DE_PASSE_COURANT'],
  ['Aaaaaaaa1!', 'MOT_DE_PASSE_COURANT'],
  ['Nadia-Morel1!', 'MOT_DE_PASSE_COURANT'],
  [`Aé1!${'é'.repeat(35)}`, 'MOT_DE_PASSE_TROP_LONG'],
])('R-FAM-02: « %s » est refusé (%s)', (password, code) =>
  expect(passwordRefusal(password, ['nadia.morel@exemple.fr', 'MOREL', 'Nadia'])?.code).toBe(code),
);

test('R-FAM-02: un bon mot de passe passe, et le refus dit ce qui manque', () => {
  expect(passwordRefusal('Vélo-gris-57 !', ['nadia.morel@exemple.fr'])).toBeUndefined();
  expect(passwordRefusal('abc')?.message).toBe(
    'Le mot de passe doit avoir 8 caractères au moins, une majuscule, un chiffre et un caractère spécial (par exemple ! ou ?).'
      .replace('ou ?)', 'ou\u202f?)')
      .replace('exemple !', 'exemple\u202f!'),
  );
  for (let i = 0; i < 200; i++) expect(passwordRefusal(randomPassword())).toBeUndefined();
});
