import { Rates } from '#core/mail/sending/rates.ts';
import { useDatabase } from '../../factories/database.ts';

useDatabase();
const START = Date.parse('2026-11-24T09:00:00Z');
const MINUTE_MS = 60_000;

/** When letters leave in the first minute of an hour, asked for one after the other: the clock is ours. */
async function leavingOf(perMinute: number): Promise<number[]> {
  const from = START + perMinute * 3_600_000;
  let passed = 0;
  const pause = (ms: number) => Promise.resolve(void (passed += ms));
  const rates = new Rates({ perMinute, domainPerMinute: new Map() }, () => new Date(from + passed), pause);
  const gone: number[] = [];
  while (passed < MINUTE_MS) {
    const answer = await rates.take('exemple.fr', () => passed < MINUTE_MS);
    if (answer === 'go') gone.push(passed);
    else passed += 1000;
  }
  return gone;
}

test.each([20, 60, 90, 100, 120])('R-MAIL-02: à %i par minute, il en part autant dans la minute, et jamais plus', async (perMinute) => {
  expect((await leavingOf(perMinute)).length).toBe(perMinute);
});

test('R-MAIL-02: à 300 par minute, ils partent un par un, un tous les 200 ms, jamais ensemble', async () => {
  const gone = await leavingOf(300);
  const gaps = gone.slice(1).map((at, index) => at - gone[index]!);
  expect(gone.length).toBe(300);
  expect([Math.min(...gaps), Math.max(...gaps)]).toEqual([200, 200]);
});
