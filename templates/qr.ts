/** The QR code as a drawing: SVG path for pages and PDFs, PNG for mails. It holds the UUID and nothing else (R-QR-01). */
import QRCode from 'qrcode';

/** Modules of white the standard asks for on each side: scanners need them. */
const QUIET_ZONE = 4;
/** A quarter of the modules may be lost: paper folds, screens crack. */
const CORRECTION = 'Q';

export interface QrDrawing {
  /** `d` of one path, dark modules only; draw it on white. */
  path: string;
  /** Side of the square in modules, quiet zone included: viewBox="0 0 size size". */
  size: number;
}

/** Draws a code for `<svg viewBox="0 0 size size"><path d={path} /></svg>`: no markup, so React can carry it. */
export function qrSvgPath(code: string): QrDrawing {
  const { modules } = QRCode.create(code, { errorCorrectionLevel: CORRECTION });
  const runs: string[] = [];
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      const from = x;
      while (x < modules.size && modules.get(y, x)) x++;
      if (x > from) runs.push(`M${from + QUIET_ZONE} ${y + QUIET_ZONE}h${x - from}v1h-${x - from}z`);
    }
  }
  return { path: runs.join(''), size: modules.size + 2 * QUIET_ZONE };
}

/** The same code as a PNG, 8 pixels a module: sharp on phones at the 240 points a mail gives it. */
export const qrPng = (code: string): Promise<Buffer> =>
  QRCode.toBuffer(code, { type: 'png', errorCorrectionLevel: CORRECTION, margin: QUIET_ZONE, scale: 8 });
