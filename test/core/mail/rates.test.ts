import { Rates } from '#core/mail/sending/rates.ts';
import { useDatabase } from '../../factories/database.ts';

useDatabase();
const START = Date.parse('2026-11-24T09:00:00Z');

test.each([20, 60, 90, 100, 120])('R-MAIL-02: à %i par minute, il en part autant dans la minute, et jamais plus', async (perMinute) => {
  let second = 0;
  const rates = new Rates({ perMinute, domainPerMinute: new Map() }, () => new Date(START + perMinute * 3_600_000 + second * 1000));
  const gone: number[] = [];
  for (; second < 60; second++) {
    // Nobody waits for the next second: the clock is ours.
    let asked = 0;
    const once = () => asked++ === 0;
    gone.push((await rates.take('exemple.fr', once)) === 'go' ? 1 : 0);
    asked = 0;
    gone[second]! += (await rates.take('exemple.fr', once)) === 'go' ? 1 : 0;
  }
  expect(gone.reduce((sum, each) => sum + each, 0)).toBe(perMinute);
});
