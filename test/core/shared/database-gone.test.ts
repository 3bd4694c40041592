/** A database that cannot be reached is told from a fault of ours: 503 and « réessayez », not 500. */
import { once } from 'node:events';
import net from 'node:net';
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

/** What Node says to the one who writes on a line that the other end has closed. */
async function writtenTooLate(): Promise<unknown> {
  const server = net.createServer((socket) => socket.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const line = net.connect((server.address() as net.AddressInfo).port, '127.0.0.1').resume();
  await once(line, 'end');
  const failed = once(line, 'error');
  line.write('ping');
  const [failure] = await failed;
  server.close();
  return failure;
}

test('R-SEC-01: une ligne que la base vient de fermer dit que la base ne répond pas ; une sortie que personne ne lit plus, non', async () => {
  expect(await writtenTooLate()).toMatchObject({ code: 'EPIPE' });
  expect(isDatabaseGone(await writtenTooLate())).toBe(true);
  expect(isDatabaseGone(Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write', errno: -32 }))).toBe(false);
});
