/** The mark as pictures: the icons of an installed portal, and what a shared address shows. Drawn from public/mark.svg at each build. */
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { Plugin } from 'vite';

const ICONS = fileURLToPath(new URL('../build/client/icones/', import.meta.url));
const MARK = fileURLToPath(new URL('../public/mark.svg', import.meta.url));
/** tokens.css: --page, --band, --band-line. */
const [PAGE, BAND, BAND_LINE] = ['#faf7f1', '#0b4a51', '#1d6a70'];

interface Icon {
  name: string;
  side: number;
  /** Part of the side the mark takes: a phone may cut a mask of any shape out of the picture. */
  share: number;
}

const WANTED: readonly Icon[] = [
  { name: 'icone-192', side: 192, share: 0.86 },
  { name: 'icone-512', side: 512, share: 0.86 },
  { name: 'icone-masque-512', side: 512, share: 0.6 },
  { name: 'icone-apple-180', side: 180, share: 0.76 },
];

/** `/icones/…png`, made once the client files are written. */
export function pictures(): Plugin {
  return {
    name: 'tlj-pictures',
    apply: (_config, { isSsrBuild }) => isSsrBuild !== true,
    closeBundle: {
      sequential: true,
      async handler() {
        mkdirSync(ICONS, { recursive: true });
        for (const icon of WANTED) await drawIcon(icon);
        await drawShared();
      },
    },
  };
}

async function drawIcon({ name, side, share }: Icon): Promise<void> {
  const ground = sharp({ create: { width: side, height: side, channels: 3, background: PAGE } });
  await ground
    .composite([{ input: await mark(Math.round(side * share)) }])
    .png()
    .toFile(`${ICONS}${name}.png`);
}

/** 1200 × 630: the mark on the lines of a gym floor. No letters: the title stands beside it wherever it is shown. */
async function drawShared(): Promise<void> {
  const floor =
    `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><rect width="1200" height="630" fill="${BAND}"/>` +
    `<g fill="none" stroke="${BAND_LINE}" stroke-width="10"><circle cx="600" cy="315" r="235"/><path d="M600 0v630M0 315h120M1080 315h120"/>` +
    `<path d="M0 110h150a205 205 0 0 1 0 410H0M1200 110h-150a205 205 0 0 0 0 410h150"/></g>` +
    `<circle cx="600" cy="315" r="215" fill="${PAGE}"/></svg>`;
  await sharp(Buffer.from(floor))
    .composite([{ input: await mark(330) }])
    .png()
    .toFile(`${ICONS}partage-1200x630.png`);
}

const mark = (side: number): Promise<Buffer> => sharp(readFileSync(MARK), { density: 1200 }).resize(side, side).png().toBuffer();
