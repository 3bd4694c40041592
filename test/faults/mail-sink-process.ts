/**
 * A real mail server of its own process: says its port, and takes everything. With the argument "faults" it misbehaves by the number
 * in the address (f123@…): busy, refusing, hanging up, slow to greet, away for a while; and says the Message-ID of each mail it took.
 */
import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

const faulty = process.argv[2] === 'faults';
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const SLOW_BANNER_MS = 60_000;
const AWAY_MS = 3000;
const AWAY_AFTER = 200;
let connections = 0;
let taken = 0;
const seen = new Set<string>();

const answer = (responseCode: number, words: string): Error => Object.assign(new Error(words), { responseCode });
const numberOf = (address: string): number => Number(/^f(\d+)@/.exec(address)?.[1] ?? -1);

/** Faults that strike a letter's first try only, then those that always do. */
function refusalOf(address: string): Error | null {
  const number = numberOf(address);
  const first = !seen.has(address);
  seen.add(address);
  if (first && number % 100 === 1) return answer(450, '4.2.1 mailbox busy');
  if (first && number % 100 === 2) return answer(452, '4.3.1 insufficient system storage');
  if (first && number % 300 === 7) return answer(421, '4.3.2 going away');
  return number % 100 === 3 ? answer(550, '5.1.1 user unknown') : null;
}

const server: SMTPServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  hideENHANCEDSTATUSCODES: true,
  maxClients: 1000,
  onConnect(_session, go) {
    connections++;
    if (faulty && connections % 25 === 12) setTimeout(go, SLOW_BANNER_MS).unref();
    else if (faulty && connections % 25 === 20) go(answer(421, '4.3.2 too many connections'));
    else go();
  },
  onRcptTo({ address }, _session, go) {
    go(faulty ? refusalOf(address) : null);
  },
  onData(stream, session, done) {
    const number = numberOf(session.envelope.rcptTo[0]?.address ?? '');
    const key = `data ${number}`;
    const first = !seen.has(key);
    seen.add(key);
    if (faulty && first && number % 100 === 5) return hangUp(session);
    let head = '';
    stream.on('data', (chunk: Buffer) => (head.length < 8192 ? (head += chunk.toString('latin1')) : undefined));
    stream.on('end', () => {
      if (faulty && number % 100 === 4) return done(answer(552, '5.2.2 mailbox full'));
      taken++;
      if (faulty) say(/^message-id: <([^>]+)>/im.exec(head)?.[1] ?? 'no Message-ID');
      if (faulty && number % 100 === 6) return hangUp(session);
      done(null);
      if (faulty && taken === AWAY_AFTER) goAway();
    });
  },
});
// Whoever started it is gone.
process.stdin.resume().once('end', () => process.exit());
server.on('error', () => undefined);
server.listen(0, '127.0.0.1', listening);

function listening(): void {
  const { port } = server.server.address() as { port: number };
  say(`port ${port}`);
}

function hangUp({ id }: SMTPServerSession): void {
  socketsOf()
    .find((each) => each.id === id)
    ?._socket.destroy();
}

/** Down: nobody listens, and whoever was talking is cut. */
function goAway(): void {
  const { port } = server.server.address() as { port: number };
  server.server.close();
  for (const { _socket } of socketsOf()) _socket.destroy();
  setTimeout(() => server.server.listen(port, '127.0.0.1'), AWAY_MS);
}

/** The library gives no other way to a connection's socket. */
function socketsOf(): { id: string; _socket: Socket }[] {
  return [...(server as unknown as { connections: Set<{ id: string; _socket: Socket }> }).connections];
}
