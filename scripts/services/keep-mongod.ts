import { statfs } from 'node:fs/promises';
import { type EmbeddedMongod, startMongod } from './embedded-mongod.ts';
import type { MongodBinary, Say } from './find-mongod.ts';

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 30_000;
/** Under this MongoDB cannot open its journal. */
const ROOM_BYTES = 150e6;

/**
 * Starts the embedded database and starts it again, at the same address, when it dies: as often as it takes (a full disk
 * may be hours in being emptied). Meanwhile the servers answer 503 and nothing is lost. @param lost called when its address is taken.
 */
export async function keepMongod(
  dataDir: string,
  binary: MongodBinary,
  say: Say,
  lost: () => void,
): Promise<{ uri: string; stop(): Promise<void> }> {
  let current: EmbeddedMongod | undefined = await startMongod(dataDir, binary, say);
  const { uri, port } = current;
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  watch(current);

  function watch(mongod: EmbeddedMongod): void {
    mongod.onDeath(() => {
      current = undefined;
      say('MongoDB s’est arrêté : relance.');
      void again(FIRST_WAIT_MS);
    });
  }

  async function again(wait: number): Promise<void> {
    const started = await startMongod(dataDir, binary, say, port).catch(() => null);
    if (started) {
      current = started;
      if (stopping) return started.stop();
      if (started.uri !== uri) return lost();
      say('MongoDB est reparti.');
      return watch(started);
    }
    if (stopping) return;
    say(`MongoDB ne redémarre pas. ${await why(dataDir)} Nouvel essai dans ${wait / 1000} s.`);
    timer = setTimeout(() => void again(Math.min(wait * 2, LONGEST_WAIT_MS)), wait);
  }

  return {
    uri,
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      await current?.stop();
    },
  };
}

async function why(dataDir: string): Promise<string> {
  const { bavail, bsize } = await statfs(dataDir);
  if (bavail * bsize < ROOM_BYTES) return `Le disque de ${dataDir} est plein : libérez au moins 150 Mo.`;
  return `Lisez ${dataDir}/mongod.log.`;
}
