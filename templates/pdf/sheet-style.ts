/** The style of printed pages as one text: the portal's tokens, the sheet's own rules, and the fonts inside (no request leaves). */
import { readFileSync } from 'node:fs';

const STYLES = new URL('../../public-site/app/styles/', import.meta.url);
/** Letters of the machine, for a screen that waits for ours: a sheet holds ours, and a printer that finds a font missing prints nothing. */
const STAND_IN = /@font-face \{[^}]*\blocal\([^}]*\}/g;
const FONT = /url\(["']?[^"')]*?([\w-]+\.woff2)["']?\)/g;

let style: string | undefined;

/** Read once a process. @throws when a file of the portal's styles is missing: a fault of the installation. */
export function sheetStyle(): string {
  style ??= withFonts(readFileSync(new URL('tokens.css', STYLES), 'utf8')) + readFileSync(new URL('./sheet.css', import.meta.url), 'utf8');
  return style;
}

const withFonts = (css: string): string =>
  css
    .replace(STAND_IN, '')
    .replace(
      FONT,
      (_, file: string) => `url("data:font/woff2;base64,${readFileSync(new URL(`fonts/${file}`, STYLES)).toString('base64')}")`,
    );
