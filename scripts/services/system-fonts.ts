import { readdir } from 'node:fs/promises';

/** Folders in which fontconfig looks by itself. */
export const SYSTEM_FONTS = ['/usr/share/fonts', '/usr/local/share/fonts'];

/** The first of them that holds a font; undefined when there is none, or no fontconfig to find it. */
export async function systemFonts(): Promise<string | undefined> {
  if ((await readdir('/etc/fonts').catch(() => [])).length === 0) return undefined;
  for (const folder of SYSTEM_FONTS) {
    const files = await readdir(folder, { recursive: true }).catch(() => []);
    if (files.some((file) => /[.](ttf|otf|ttc|pfb)$/i.test(file))) return folder;
  }
  return undefined;
}
