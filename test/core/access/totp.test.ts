/** The second factor of agents (RFC 6238, ASVS 6.3.3, 6.5). */
import { Secret, TOTP } from 'otpauth';
import { confirmTotp } from '#core/access/confirm-totp.ts';
import { createAgent } from '#core/access/create-agent.ts';
import { credentialStamp } from '#core/access/credentials.ts';
import { findTotp } from '#core/access/find-totp.ts';
import { finishLogin, loginAgent } from '#core/access/login-agent.ts';
import { renewRecoveryCodes } from '#core/access/renew-recovery-codes.ts';
import { resetAgentTotp } from '#core/access/reset-agent-totp.ts';
import { startTotp } from '#core/access/start-totp.ts';
import { stopTotp } from '#core/access/stop-totp.ts';
import { type Totp, Totps } from '#core/access/totp.model.ts';
import { stepOf } from '#core/access/totp.rules.ts';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import type { Act } from '#core/shared/author.ts';
import { settings } from '#core/shared/settings.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { at, bySystem } from '../../factories/scheme.ts';

useDatabase();
const [ANA, BEA] = ['P0001911', 'P0002911'] as const;
const by = (code: string, instant?: string): Act => ({ author: { kind: 'agent', id: code }, at: at(instant) });
const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'fait',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const kept = async (code: string) => (await Totps.findById(`agent:${code}`).lean<Totp>())!;
/** What the agent's device shows, `shift` steps from now. */
const device = (secret: string, shift = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + shift * 30_000 });
const enter = (code: string, typed: string, instant?: string) => outcome(finishLogin(by(code, instant), { code, typed }));
let password: string;

beforeEach(async () => {
  await emptyDatabase();
  const make = (code: string) =>
    createAgent(bySystem(), { code, mail: `${code}@caf.example`, lastName: 'R', firstName: 'A', profile: 'gestionnaire' });
  ({ password } = await make(ANA));
  await make(BEA);
});

/** @returns the secret and the recovery codes; the code of the present step is used up. */
async function enrolled(code: string): Promise<{ secret: string; codes: string[]; used: string }> {
  await startTotp(by(code), code);
  const secret = (await findTotp(code)).pending!;
  const used = device(secret);
  return { secret, used, codes: await confirmTotp(by(code), { code, typed: used }) };
}

// RFC 6238, appendix B (SHA-1): the last six of the eight digits.
test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
])('R-SEC-01: les codes de la RFC 6238 à %i s', (seconds, code) => {
  const secret = Secret.fromLatin1('12345678901234567890').base32;
  const instant = new Date(seconds * 1000);
  expect(stepOf(secret, code, instant)).toBe(Math.floor(seconds / 30));
  expect(stepOf(secret, ` ${code.slice(0, 3)} ${code.slice(3)}`, instant)).toBe(Math.floor(seconds / 30));
  expect(stepOf(secret, code, new Date((seconds + 30) * 1000))).toBe(Math.floor(seconds / 30));
  expect(stepOf(secret, code, new Date((seconds + 90) * 1000))).toBeNull();
  expect(stepOf(secret, `${code}0`, instant)).toBeNull();
});

test('R-SEC-01: l’inscription se prouve par un code ; avant, la connexion n’en demande pas', async () => {
  await startTotp(by(ANA), ANA);
  const typed = { code: ANA, mail: `${ANA}@caf.example`, motDePasse: password };
  expect((await loginAgent(bySystem(), typed)).needsCode).toBe(false);
  const { pending } = await findTotp(ANA);
  expect(await outcome(confirmTotp(by(ANA), { code: ANA, typed: device(pending!, 9) }))).toBe('CODE_FAUX');
  const stamp = await credentialStamp(`agent:${ANA}`);
  const codes = await confirmTotp(by(ANA), { code: ANA, typed: device(pending!) });
  expect(codes).toHaveLength(8);
  expect(await credentialStamp(`agent:${ANA}`)).not.toBe(stamp);
  expect(JSON.stringify(await kept(ANA))).not.toContain(codes[0]!.slice(2));
  expect((await loginAgent(bySystem(), typed)).needsCode).toBe(true);
  expect(await AuditEvents.countDocuments({ kind: 'agent.loggedIn' })).toBe(1);
  expect(await outcome(startTotp(by(ANA), ANA))).toBe('DOUBLE_AUTH_ETAT');
});

test('R-SEC-01: un code ne sert qu’une fois, celui d’avant non plus', async () => {
  const { secret, used } = await enrolled(ANA);
  expect(await enter(ANA, used)).toBe('CODE_FAUX');
  const next = device(secret, 1);
  expect(await enter(ANA, next)).toBe('fait');
  expect(await enter(ANA, next)).toBe('CODE_FAUX');
  expect(await enter(ANA, used)).toBe('CODE_FAUX');
  expect(await AuditEvents.findOne({ kind: 'agent.loggedIn' }).lean()).toMatchObject({
    author: { id: ANA },
    after: { code: 'application' },
  });
});

test('R-SEC-01: de deux connexions au même instant avec le même code, une passe', async () => {
  const { secret, codes } = await enrolled(ANA);
  const typed = device(secret, 1);
  expect((await Promise.all([enter(ANA, typed), enter(ANA, typed), enter(ANA, typed)])).sort()).toEqual(['CODE_FAUX', 'CODE_FAUX', 'fait']);
  expect((await Promise.all([enter(ANA, codes[2]!), enter(ANA, codes[2]!)])).sort()).toEqual(['CODE_FAUX', 'fait']);
});

test('R-SEC-01: un code de secours sert une fois, se tape sans tirets, et de nouveaux remplacent les anciens', async () => {
  const { secret, codes } = await enrolled(ANA);
  expect(await enter(ANA, codes[0]!.toLowerCase().replaceAll('-', ' '))).toBe('fait');
  expect(await enter(ANA, codes[0]!)).toBe('CODE_FAUX');
  expect((await findTotp(ANA)).recoveryLeft).toBe(7);
  expect(await enter(ANA, codes[1]!.replace(/^2/, '3'))).toBe('CODE_FAUX');
  const fresh = await renewRecoveryCodes(by(ANA), { code: ANA, typed: device(secret, 1) });
  expect(await enter(ANA, codes[1]!)).toBe('CODE_FAUX');
  expect(await enter(ANA, fresh[1]!)).toBe('fait');
});

test('R-FAM-03: cinq codes faux de suite gèlent une heure, le bon code n’ouvre pas avant', async () => {
  const { codes } = await enrolled(ANA);
  const outcomes: string[] = [];
  for (let i = 0; i < 6; i++) outcomes.push(await enter(ANA, '000000'));
  expect(outcomes).toEqual([...Array<string>(4).fill('CODE_FAUX'), 'CODE_GELE', 'CODE_GELE']);
  expect(await enter(ANA, codes[0]!)).toBe('CODE_GELE');
  await loginAgent(bySystem(), { code: ANA, mail: `${ANA}@caf.example`, motDePasse: password });
  expect(await enter(ANA, codes[0]!)).toBe('CODE_GELE');
  expect(await enter(ANA, codes[0]!, '2026-11-23T10:01:00Z')).toBe('fait');
});

test('R-SEC-01: l’agent l’arrête avec un code, sauf si elle est obligatoire', async () => {
  const { secret, codes } = await enrolled(ANA);
  expect(await outcome(stopTotp(by(ANA), { code: ANA, typed: '000000' }))).toBe('CODE_FAUX');
  const before = settings().agentTotp;
  settings().agentTotp = 'required';
  expect(await outcome(stopTotp(by(ANA), { code: ANA, typed: device(secret, 1) }))).toBe('DOUBLE_AUTH_OBLIGATOIRE');
  settings().agentTotp = before;
  await stopTotp(by(ANA), { code: ANA, typed: codes[4]! });
  expect(await findTotp(ANA)).toEqual({ enabled: false, pending: null, recoveryLeft: 0 });
});

test('R-AGT-04: un autre gestionnaire la remet à zéro, jamais pour soi', async () => {
  await enrolled(ANA);
  for (let i = 0; i < 5; i++) await enter(ANA, '000000');
  expect(await outcome(resetAgentTotp(by(ANA), ANA))).toBe('DROITS_A_SOI');
  const stamp = await credentialStamp(`agent:${ANA}`);
  await resetAgentTotp(by(BEA), ANA);
  expect(await credentialStamp(`agent:${ANA}`)).not.toBe(stamp);
  expect(await outcome(resetAgentTotp(by(BEA), ANA))).toBe('DOUBLE_AUTH_ETAT');
  const { secret } = await enrolled(ANA);
  expect(await enter(ANA, device(secret, 1))).toBe('fait');
});
