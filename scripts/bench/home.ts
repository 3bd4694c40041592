/**
 * home: the home of a logged-in family, 16 requests at a time; its floor is as many of a page that asks nothing of the database, by the
 * same server in the same turn: at least half as many a second. home.pace: 50 a second, the 95th percentile under 50 ms.
 */
import http from 'node:http';
import { AT_ONCE } from './draw-ground.ts';
import { withFamily } from './family-portal.ts';
import type { Figures } from './figures.ts';
import { atPace, percentile95, timedInLanes, turns } from './turns.ts';

const REQUESTS = 400;
/** V8 goes on compiling a page for thousands of requests: a portal lives for months, so both are measured once that is over. */
const WARMING = 3000;
const PACED = 100;
const A_SECOND = 50;
const LIMIT_MS = 50;
/** A page of the same shell whose loader asks nothing. */
const EMPTY = '/mentions-legales';
const HOME = '/famille';

type Get = (path: string) => Promise<void>;

export const benchHome = ({ iterations }: { iterations: number }): Promise<Figures> =>
  asFamily(async (get) => {
    for (const path of [EMPTY, HOME]) await timedInLanes(times(WARMING), AT_ONCE, () => get(path));
    return turns(iterations, { name: 'home', work: [], floor: [], ratioToReach: 2 }, async () => ({
      floor: await timedInLanes(times(REQUESTS), AT_ONCE, () => get(EMPTY)),
      work: await timedInLanes(times(REQUESTS), AT_ONCE, () => get(HOME)),
    }));
  });

export const benchHomePace = ({ iterations }: { iterations: number }): Promise<Figures> =>
  asFamily((get) =>
    turns(iterations, { name: 'home.pace', work: [], floor: [], ratioToReach: Infinity, limitMs: LIMIT_MS }, async () => ({
      floor: percentile95(await atPace(times(PACED), A_SECOND, () => get(EMPTY))),
      work: percentile95(await atPace(times(PACED), A_SECOND, () => get(HOME))),
    })),
  );

const times = (count: number): number[] => Array.from({ length: count }, (_, rank) => rank);

/** Measures with 16 connections that stay open. */
const asFamily = (measure: (get: Get) => Promise<Figures>): Promise<Figures> =>
  withFamily(async ({ url, cookie }) => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
    try {
      return await measure((address) => get(new URL(address, url), { agent, cookie }));
    } finally {
      agent.destroy();
    }
  });

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
