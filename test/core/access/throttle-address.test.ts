import { Throttles } from '#core/access/access.model.ts';
import { countAddressTry, underAddressLimit } from '#core/access/throttle-address.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { at } from '../../factories/scheme.ts';

useDatabase();
beforeEach(emptyDatabase);

const ADDRESS = '203.0.113.7';
const wrong = (address = ADDRESS, instant?: string) =>
  underAddressLimit(at(instant), 'login', address, () => Promise.reject(new Error('faux'))).catch((error: Error) => error);
/** Fills the window of an address. */
async function full(address = ADDRESS): Promise<void> {
  await countAddressTry(at(), 'login', address);
  await Throttles.updateMany({}, { $set: { count: 450 } });
}

test('R-SEC-01: les essais faux d’une adresse sont comptés, ceux qui réussissent non', async () => {
  await wrong();
  await wrong();
  expect(await underAddressLimit(at(), 'login', ADDRESS, () => Promise.resolve('ouvert'))).toBe('ouvert');
  expect(await Throttles.find().lean()).toMatchObject([{ count: 2 }]);
});

test('R-SEC-01: au-delà, l’adresse attend la fin de l’heure ; une autre passe, et une autre page aussi', async () => {
  await full();
  expect(await wrong()).toMatchObject({ code: 'TROP_D_ESSAIS', status: 429, details: { retryAfter: 3600 } });
  expect(await wrong('203.0.113.8')).toMatchObject({ message: 'faux' });
  await expect(countAddressTry(at(), 'reset', ADDRESS)).resolves.toBeUndefined();
  expect(await wrong(ADDRESS, '2026-11-23T10:00:01Z')).toMatchObject({ message: 'faux' });
});

test('R-SEC-01: cent essais au même instant comptent cent', async () => {
  await Promise.all(Array.from({ length: 100 }, () => wrong()));
  expect(await Throttles.find().lean()).toMatchObject([{ count: 100 }]);
});

test('R-SEC-01: une adresse IPv6 compte par réseau, une IPv4 enveloppée comme elle-même, et aucune n’est gardée en clair', async () => {
  for (const address of ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:db8:1:3::1', ADDRESS, `::ffff:${ADDRESS}`, 'n’importe quoi'])
    await wrong(address);
  const kept = await Throttles.find().sort({ count: -1 }).lean<{ _id: string; count: number }[]>();
  expect(kept.map(({ count }) => count)).toEqual([2, 2, 1, 1]);
  for (const { _id } of kept) expect(_id).toMatch(/^login:address:[0-9a-f]{32}$/);
});
