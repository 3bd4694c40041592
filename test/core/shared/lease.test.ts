import { withLease } from '#core/shared/lease.ts';
import { Leases } from '#core/shared/lease.model.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';

useDatabase();
beforeEach(emptyDatabase);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('R-CAM-08: un travail n’est fait que par un seul à la fois, vingt le demandant ensemble', async () => {
  let refused = 0;
  // The one that holds it lets go only when all the others have asked.
  const ask = async (number: number): Promise<number | null> => {
    const done = await withLease('travail', `p${number}`, 5000, async () => {
      while (refused < 19) await pause(10);
      return number;
    });
    if (done === null) refused++;
    return done;
  };
  const done = await Promise.all(Array.from({ length: 20 }, (_, number) => ask(number)));
  expect(done.filter((each) => each !== null)).toHaveLength(1);
});

test('R-CAM-08: rendu à la fin, même après une erreur, et la barrière monte', async () => {
  await expect(withLease('travail', 'a', 60_000, () => Promise.reject(new Error('raté')))).rejects.toThrow('raté');
  expect(await withLease('travail', 'b', 60_000, (lease) => Promise.resolve(lease.fence))).toBe(2);
});

test('R-CAM-08: le bail d’un processus mort se prend à sa fin, pas avant', async () => {
  await Leases.collection.insertOne({ _id: 'travail', holder: 'mort', fence: 7, until: new Date(Date.now() + 400) } as never);
  expect(await withLease('travail', 'b', 1000, () => Promise.resolve('fait'))).toBeNull();
  await pause(500);
  expect(await withLease('travail', 'b', 1000, (lease) => Promise.resolve(lease.fence))).toBe(8);
});

test('R-CAM-08: un travail plus long que le bail le renouvelle', async () => {
  const long = withLease('travail', 'a', 600, () => pause(1500).then(() => 'fait'));
  await pause(1100);
  expect(await withLease('travail', 'b', 600, () => Promise.resolve('pris'))).toBeNull();
  expect(await long).toBe('fait');
});

test('R-CAM-08: qui a perdu son bail l’apprend, et ne rend pas celui d’un autre', async () => {
  let told = false;
  await withLease('travail', 'a', 300, async ({ signal }) => {
    await Leases.updateOne({ _id: 'travail' }, { $set: { holder: 'b', until: new Date(Date.now() + 60_000) }, $inc: { fence: 1 } });
    await pause(300);
    told = signal.aborted;
  });
  expect(told).toBe(true);
  expect((await Leases.findById('travail').lean())?.until.getTime()).toBeGreaterThan(Date.now());
});
