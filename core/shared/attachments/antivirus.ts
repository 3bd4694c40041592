/**
 * Asks clamd (ClamAV) about a file, when CLAMD_URL is set: its INSTREAM command over TCP (clamd(8)).
 * It fails closed: a file it did not call clean is not kept (security.md, Files).
 */
import { connect, type Socket } from 'node:net';
import { log } from '../log.ts';
import { refuse } from '../refusals.ts';
import { settings } from '../settings.ts';

/** A file of 10 MB takes clamd seconds; a person who waits longer tries again. */
const PATIENCE_MS = 20_000;
const RETRY_SECONDS = 120;
const LONGEST_ANSWER = 4096;
const FIELD = { field: 'attestation' };

/** Does nothing without CLAMD_URL. @throws Refusal FICHIER_INFECTE (422), ANTIVIRUS_MUET (503). */
export async function refuseInfected(sent: Buffer): Promise<void> {
  const { clamdUrl } = settings();
  if (!clamdUrl) return;
  const answer = await askClamd(clamdUrl, sent).catch(() => '');
  if (answer === 'stream: OK') return;
  if (/ FOUND$/.test(answer)) throw refuse('FICHIER_INFECTE', {}, FIELD);
  log().error({ answered: answer !== '' }, 'clamd gives no verdict: files are refused');
  throw refuse('ANTIVIRUS_MUET', {}, { ...FIELD, retryAfter: RETRY_SECONDS });
}

/** @returns what clamd says: "stream: OK", "stream: NAME FOUND", or an error of its own. @throws when it does not answer whole. */
async function askClamd(address: string, sent: Buffer): Promise<string> {
  const { hostname, port } = new URL(address);
  const socket = connect({ host: hostname, port: Number(port) });
  const timer = setTimeout(() => socket.destroy(new Error('late')), PATIENCE_MS);
  try {
    const answer = readAnswer(socket);
    socket.write('zINSTREAM\0');
    socket.write(sizeOf(sent.length));
    socket.write(sent);
    socket.write(sizeOf(0));
    return await answer;
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}

/** Length of the piece that follows, 32 bits, most significant byte first; zero ends the file. */
function sizeOf(length: number): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(length);
  return size;
}

function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (part: string) => {
      text += part;
      const end = text.indexOf('\0');
      if (end !== -1) resolve(text.slice(0, end));
      else if (text.length > LONGEST_ANSWER) reject(new Error('too long'));
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('cut')));
  });
}
