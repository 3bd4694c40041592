import QRCode from 'qrcode';
import { y4m } from './y4m.ts';

/** What a phone films. */
const [WIDTH, HEIGHT, FPS] = [1280, 720, 10];
/** Pixels of a module of the code: it fills half the height. */
const MODULE = 10;
const [GREY, WHITE, BLACK] = [0x77, 0xeb, 0x10];
/** In the corner that the page does not look at: white from the first picture with the code on. */
const MARK = 24;
/** Pictures without the code, then with it: time for the page to be ready before the code comes. */
const [EMPTY, FULL] = [20, 20];

/** A hand without, then with the QR code of this text, over and over. */
export function filmOfCode(text: string): Buffer[] {
  const nothing = Buffer.alloc(WIDTH * HEIGHT, GREY);
  const code = drawn(Buffer.from(nothing), text);
  return y4m({ width: WIDTH, height: HEIGHT, fps: FPS }, [...Array<Buffer>(EMPTY).fill(nothing), ...Array<Buffer>(FULL).fill(code)]);
}

function drawn(luma: Buffer, text: string): Buffer {
  const { size, data } = QRCode.create(text).modules;
  const quiet = 4 * MODULE;
  const side = size * MODULE;
  const [left, top] = [(WIDTH - side) / 2, (HEIGHT - side) / 2];
  paint(luma, { left: left - quiet, top: top - quiet, side: side + 2 * quiet, grey: WHITE });
  for (const [place, dark] of data.entries())
    if (dark)
      paint(luma, { left: left + (place % size) * MODULE, top: top + Math.floor(place / size) * MODULE, side: MODULE, grey: BLACK });
  paint(luma, { left: 0, top: 0, side: MARK, grey: WHITE });
  return luma;
}

function paint(luma: Buffer, square: { left: number; top: number; side: number; grey: number }): void {
  const { left, top, side, grey } = square;
  for (let row = top; row < top + side; row++) luma.fill(grey, row * WIDTH + left, row * WIDTH + left + side);
}
