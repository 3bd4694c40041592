/** A server that speaks clamd's INSTREAM over TCP (clamd(8)): no antivirus and its 300 MB of signatures on a test machine. */
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What antiviruses agree to call infected (EICAR); in two pieces, so that none takes this file away. */
export const EICAR = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`;

export interface Clamd {
  /** For CLAMD_URL. */
  url: string;
  /** Files seen, whole. */
  files: Buffer[];
  /** What it says to everything; null: a verdict by content; "": it hangs up. */
  says: string | null;
  stop: () => Promise<void>;
}

export async function startClamd(): Promise<Clamd> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    let sent = Buffer.alloc(0);
    socket.on('data', (part) => {
      sent = Buffer.concat([sent, part]);
      const file = wholeFile(sent);
      if (file) answer(socket, file);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const clamd: Clamd = {
    url: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    files: [],
    says: null,
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
  function answer(socket: Socket, file: Buffer): void {
    clamd.files.push(file);
    const verdict = file.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
    const said = clamd.says ?? verdict;
    socket.end(said === '' ? '' : `${said}\0`);
  }
  return clamd;
}

const COMMAND = Buffer.from('zINSTREAM\0');

/** The pieces put together, once the empty one has come; null before. */
function wholeFile(sent: Buffer): Buffer | null {
  if (!sent.subarray(0, COMMAND.length).equals(COMMAND)) return null;
  const pieces: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= sent.length;) {
    const length = sent.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(sent.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
