/** Reads a QR code in a picture with ZXing, compiled to WebAssembly and served by us: no other host is ever asked. */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });

/** @returns the text of the first QR code of the picture, or null when there is none to be read. */
export async function readQr(picture: ImageData): Promise<string | null> {
  const found = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 });
  return found[0]?.text ?? null;
}
