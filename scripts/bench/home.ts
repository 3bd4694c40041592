/**
 * home: the home of a logged-in family, 16 requests at a time; its floor is as many of a page that asks nothing of the database, by the
 * same server in the same turn: at least half as many a second. home.pace: 50 a second, the 95th percentile under 50 ms.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { hashPassword, setPassword } from '#core/access/credentials.ts';
import { familySubject } from '#core/access/subject.ts';
import { Children, FamilyAccounts, familyId, childId } from '#core/family/family.model.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import type { Author } from '#core/shared/author.ts';
import { inTransaction } from '#core/shared/database.ts';
import { type Draw, issueVoucher } from '#core/voucher/issue-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { actOf, AT_ONCE, freshForfaits, layGround } from './draw-ground.ts';
import type { Figures } from './figures.ts';
import { startMeasuredPortal } from './portal-process.ts';
import { atPace, percentile95, timedInLanes, turns } from './turns.ts';

const REQUESTS = 400;
const PACED = 100;
const A_SECOND = 50;
const LIMIT_MS = 50;
const PASSWORD = 'Girafe-bleue-42 !';
/** A page of the same shell whose loader asks nothing. */
const EMPTY = '/mentions-legales';

type Get = (path: string) => Promise<void>;

export const benchHome = ({ iterations }: { iterations: number }): Promise<Figures> =>
  withFamily((get) =>
    turns(iterations, { name: 'home', work: [], floor: [], ratioToReach: 2 }, async () => ({
      floor: await timedInLanes(times(REQUESTS), AT_ONCE, () => get(EMPTY)),
      work: await timedInLanes(times(REQUESTS), AT_ONCE, () => get('/famille')),
    })),
  );

export const benchHomePace = ({ iterations }: { iterations: number }): Promise<Figures> =>
  withFamily((get) =>
    turns(iterations, { name: 'home.pace', work: [], floor: [], ratioToReach: Infinity, limitMs: LIMIT_MS }, async () => ({
      floor: percentile95(await atPace(times(PACED), A_SECOND, () => get(EMPTY))),
      work: percentile95(await atPace(times(PACED), A_SECOND, () => get('/famille'))),
    })),
  );

const times = (count: number): number[] => Array.from({ length: count }, (_, rank) => rank);

/** A family of two children, a QR code alive and one validated, logged in on a portal of its own. */
async function withFamily(measure: (get: Get) => Promise<Figures>): Promise<Figures> {
  const [first, second] = await layGround();
  await freshForfaits([first!, second!]);
  const mail = await aFamilyOfTwo(first!, second!);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-bench-home-'));
  const portal = await startMeasuredPortal(folder, actOf({ kind: 'system', id: 'bench' }).at);
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  try {
    const cookie = await logIn(portal.url, mail);
    return await measure((address) => get(new URL(address, portal.url), { agent, cookie }));
  } finally {
    agent.destroy();
    await portal.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns the family's mail. */
async function aFamilyOfTwo(first: Draw, second: Draw): Promise<string> {
  const { campaign, matricule } = first;
  const { at } = actOf({ kind: 'system', id: 'bench' });
  for (const model of [Children, Forfaits])
    await model.collection.updateOne({ _id: childId(campaign, second.sias) as never }, { $set: { matricule } });
  const account = {
    _id: familyId(campaign, matricule),
    campaign,
    matricule,
    activatedAt: at,
    consent: { version: '1', at },
    lastLoginAt: null,
  };
  await FamilyAccounts.collection.insertOne(account as never);
  const hash = await hashPassword(PASSWORD);
  await inTransaction((session) => setPassword(session, familySubject(campaign, matricule), hash, at));
  const family: Author = { kind: 'family', id: matricule };
  await issueVoucher(actOf(family), first);
  const { code } = await issueVoucher(actOf(family), { ...second, matricule });
  await validateVoucher(actOf({ kind: 'partner', id: 'bench' }), { code, partnerId: second.partnerId });
  return `nadia.${matricule}@exemple.fr`;
}

async function logIn(url: string, mail: string): Promise<string> {
  const body = new URLSearchParams({ mail, motDePasse: PASSWORD });
  const answer = await fetch(`${url}/famille/connexion`, { method: 'POST', body, headers: { Origin: url }, redirect: 'manual' });
  const cookie = answer.headers.getSetCookie().map((set) => set.split(';')[0]);
  if (answer.status !== 303) throw new Error(`La famille mesurée n’entre pas : ${answer.status}.`);
  return cookie.join('; ');
}

/** One request, read to the end. @throws Error when it is not the page. */
function get(address: URL, { agent, cookie }: { agent: http.Agent; cookie: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = http.get(address, { agent, headers: { Cookie: cookie } }, (answer) => {
      answer.resume();
      answer.once('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`${address.pathname} : ${answer.statusCode}`))));
    });
    request.once('error', reject);
  });
}
