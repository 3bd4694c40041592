import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheDir } from './cache-dir.ts';
import { SYSTEM_FONTS, systemFonts } from './system-fonts.ts';
import { unpackFonts } from './unpack-chromium.ts';

/**
 * Without a font that fontconfig can reach, the first page of a cold Chromium is blank one time in three.
 * @returns the program itself where the system has fonts, else a script that gives it ours.
 */
export async function ensureFonts(program: string): Promise<string> {
  if (process.platform !== 'linux' || (await systemFonts())) return program;
  const fonts = await unpackFonts();
  if (fonts === undefined) return program;
  const folder = path.join(cacheDir(), 'with-fonts');
  await mkdir(folder, { recursive: true });
  const conf = path.join(folder, 'fonts.conf');
  await writeFile(conf, fontsConf(fonts, path.join(folder, 'cache')));
  const script = path.join(folder, createHash('sha256').update(program).digest('hex').slice(0, 12));
  await writeFile(script, `#!/bin/sh\nFONTCONFIG_FILE="${conf}" exec "${program}" "$@"\n`, { mode: 0o755 });
  return script;
}

const fontsConf = (fonts: string, cache: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
${[...SYSTEM_FONTS, fonts].map((folder) => `  <dir>${folder}</dir>`).join('\n')}
  <cachedir>${cache}</cachedir>
</fontconfig>
`;
