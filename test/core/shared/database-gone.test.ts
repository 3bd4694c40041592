/** A database that cannot be reached is told from a fault of ours: 503 and « réessayez », not 500. */
import mongoose from 'mongoose';
import { isDatabaseGone } from '#core/shared/database.ts';

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

test('R-TEC: une lecture qui attend en vain sa connexion dit que la base ne répond pas', async () => {
  // Never opened: mongoose keeps the reading until its patience ends, as it does when the connection is lost.
  const lost = mongoose.createConnection();
  const Things = lost.model('Thing', new mongoose.Schema({}, { bufferTimeoutMS: 50 }));
  const failure = await failureOf(Things.findOne().exec());
  expect(String(failure)).toContain('buffering timed out');
  expect(isDatabaseGone(failure)).toBe(true);
  await lost.close();
});

test('R-TEC: un serveur introuvable se reconnaît, une faute de programme non', async () => {
  const nowhere = mongoose.createConnection('mongodb://127.0.0.1:1/rien', { serverSelectionTimeoutMS: 200 });
  expect(isDatabaseGone(await failureOf(nowhere.asPromise()))).toBe(true);
  await nowhere.close();
  for (const other of [new TypeError('buffering timed out'), new Error('E11000 duplicate key'), null, 'buffering timed out'])
    expect(isDatabaseGone(other)).toBe(false);
});
