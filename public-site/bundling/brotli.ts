import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'vite';

const TEXT = /\.(?:js|css|svg|json|wasm|webmanifest)$/;
/** Under this a header weighs more than what is won. */
const LEAST_BYTES = 600;

/** What the build made is compressed once, as small as brotli can: server/assets.ts sends it to who accepts it (decision 0342). */
export function brotli(): Plugin {
  return {
    name: 'tlj-brotli',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      if (!dir || !path.resolve(dir).endsWith('client')) return;
      for (const name of readdirSync(path.join(dir, 'assets')).filter((each) => TEXT.test(each) && `assets/${each}` in bundle)) {
        const file = path.join(dir, 'assets', name);
        const bytes = readFileSync(file);
        if (bytes.length >= LEAST_BYTES) writeFileSync(`${file}.br`, brotliCompressSync(bytes));
      }
    },
  };
}
