/** The real back-office on the test database, and agents who go to it with a browser's headers. */
import type { Express } from 'express';
import request, { type Response, type Test } from 'supertest';
import { Agents, Credentials } from '#core/access/access.model.ts';
import { hashPassword } from '#core/access/credentials.ts';
import type { Right } from '#core/access/rights.rules.ts';
import { agentSubject } from '#core/access/subject.ts';
import { createBackoffice } from '../../backoffice/server.ts';

export const ORIGIN = 'http://127.0.0.1:3001';
export const PASSWORD = 'Tournesol-91!vert';
export const COOKIE = 'tlj-caf';

let app: Express | undefined;
/** One application for a test file, on its database. */
export const desk = (): Express => (app ??= createBackoffice());

let number = 1000;

export interface TestAgent {
  code: string;
  mail: string;
}

/** An agent with these rights and PASSWORD, as the use-cases leave one. */
export async function anAgent(
  rights: readonly Right[],
  more: { lastName?: string; firstName?: string; mustChange?: boolean } = {},
): Promise<TestAgent> {
  const code = `P${number++}911`;
  const mail = `${code.toLowerCase()}@caf.example`;
  const { lastName = 'Dumont', firstName = 'Claire', mustChange = false } = more;
  const at = new Date('2026-11-23T09:00:00Z');
  await Agents.collection.insertOne({
    _id: code,
    mail,
    lastName,
    firstName,
    profile: 'lecteur',
    rights: [...rights],
    active: true,
    createdAt: at,
    version: 1,
    vouched: 0,
  } as never);
  const secret = { hash: await hashPassword(PASSWORD), provisional: null, mustChange, stamp: `stamp-${code}`, changedAt: at };
  await Credentials.collection.insertOne({ _id: agentSubject(code), ...secret } as never);
  return { code, mail };
}

/** The form of the login page. */
export const postLogin = (typed: { code: string; mail: string; motDePasse?: string; retour?: string }, cookie = ''): Test =>
  request(desk())
    .post('/caf/login')
    .set('Origin', ORIGIN)
    .set('Cookie', cookie)
    .type('form')
    .send({ motDePasse: PASSWORD, ...typed });

/** The session cookie an answer sets, "name=value". */
export const cookieOf = (answer: Response): string => {
  const set = ([] as string[]).concat((answer.headers['set-cookie'] as string[] | string | undefined) ?? []);
  return set.find((each) => each.startsWith(`${COOKIE}=`))?.split(';')[0] ?? '';
};

/** Who is logged in, and asks. */
export interface Visitor {
  cookie: string;
  get(path: string): Test;
  post(path: string, body?: object): Test;
}

export const visitor = (cookie: string): Visitor => ({
  cookie,
  get: (path) => request(desk()).get(path).set('Cookie', cookie),
  post: (path, body = {}) => request(desk()).post(path).set('Cookie', cookie).set('Origin', ORIGIN).send(body),
});

/** An agent with these rights, logged in. */
export async function loggedIn(rights: readonly Right[], more: Parameters<typeof anAgent>[1] = {}): Promise<Visitor & TestAgent> {
  const agent = await anAgent(rights, more);
  const answer = await postLogin(agent).expect(303);
  return { ...agent, ...visitor(cookieOf(answer)) };
}

/** An answer as its reader sees it: status, sentences, fields they stand beside. */
export async function said(asked: PromiseLike<{ status: number; body: unknown }>): Promise<[number, string, string[]]> {
  const { status, body } = await asked;
  const { message, todo = '', fields = [] } = body as { message: string; todo?: string; fields?: { field: string }[] };
  return [status, `${message} ${todo}`, fields.map(({ field }) => field)];
}
