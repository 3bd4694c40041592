/** The QR code as a drawing: SVG path for pages and PDFs, PNG for mails. It holds the UUID and nothing else (R-QR-01). */
import QRCode from 'qrcode';
import { blackAndWhitePng } from './black-and-white-png.ts';

/** Modules of white the standard asks for on each side: scanners need them. */
const QUIET_ZONE = 4;
/** A quarter of the modules may be lost: paper folds, screens crack. */
const CORRECTION = 'Q';
/** Pixels a module has in the PNG: sharp on phones at the 240 points a mail gives it. */
const SCALE = 8;

export interface QrDrawing {
  /** `d` of one path, dark modules only; draw it on white. */
  path: string;
  /** Side of the square in modules, quiet zone included: viewBox="0 0 size size". */
  size: number;
}

/** Draws a code for `<svg viewBox="0 0 size size"><path d={path} /></svg>`: no markup, so React can carry it. */
export function qrSvgPath(code: string): QrDrawing {
  const { dark, size } = modulesOf(code);
  const runs: string[] = [];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = x;
      while (dark(x, y)) x++;
      if (x > from) runs.push(`M${from} ${y}h${x - from}v1h-${x - from}z`);
    }
  }
  return { path: runs.join(''), size };
}

/** The same code as a PNG. */
export function qrPng(code: string): Buffer {
  const { dark, size } = modulesOf(code);
  return blackAndWhitePng(size, SCALE, dark);
}

/** Quiet zone included: the first dark module is at 4, 4. */
function modulesOf(code: string): { size: number; dark: (x: number, y: number) => boolean } {
  const { modules } = QRCode.create(code, { errorCorrectionLevel: CORRECTION });
  const inside = (at: number): boolean => at >= QUIET_ZONE && at < modules.size + QUIET_ZONE;
  return {
    size: modules.size + 2 * QUIET_ZONE,
    dark: (x, y) => inside(x) && inside(y) && modules.get(y - QUIET_ZONE, x - QUIET_ZONE) === 1,
  };
}
