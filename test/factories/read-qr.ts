/** Reads a QR code off a picture, with the reader the portal's scanner uses. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
const bytes = await readFile(wasm);
await prepareZXingModule({
  overrides: { wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer },
  fireImmediately: true,
});

/** @returns the text of the one QR code on a PNG, or undefined. */
export async function readQr(png: Uint8Array): Promise<string | undefined> {
  const found = await readBarcodes(new Uint8Array(png), { formats: ['QRCode'], tryHarder: true });
  return found.length === 1 ? found[0]?.text : undefined;
}
