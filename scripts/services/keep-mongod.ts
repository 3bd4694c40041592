import { type EmbeddedMongod, startMongod } from './embedded-mongod.ts';
import type { MongodBinary, Say } from './find-mongod.ts';

/** Starts the embedded database and starts it again, at the same address, when it dies. @param lost called when that fails. */
export async function keepMongod(
  dataDir: string,
  binary: MongodBinary,
  say: Say,
  lost: () => void,
): Promise<{ uri: string; stop(): Promise<void> }> {
  let current = await startMongod(dataDir, binary, say);
  const { uri } = current;
  watch(current);

  function watch(mongod: EmbeddedMongod): void {
    mongod.onDeath(() => {
      say('MongoDB s’est arrêté : relance.');
      startMongod(dataDir, binary, say).then(
        (again) => {
          current = again;
          watch(again);
          if (again.uri !== uri) lost();
        },
        (error: unknown) => {
          say(error instanceof Error ? error.message : 'MongoDB ne redémarre pas.');
          lost();
        },
      );
    });
  }

  return { uri, stop: () => current.stop() };
}
