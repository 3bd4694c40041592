/** Reads a QR code in a picture with ZXing, compiled to WebAssembly and served by us: no other host is ever asked. */
import { prepareZXingModule, purgeZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** Where the decoder is served. */
export const readerFile: string = wasmUrl;

let ready: Promise<unknown> | null = null;

/** Fetches the decoder, once: it must be there before the network falls. @throws Error while it cannot be fetched; the next call tries again. */
export async function prepareReader(): Promise<void> {
  ready ??= prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true });
  try {
    await ready;
  } catch (error) {
    ready = null;
    purgeZXingModule();
    throw error;
  }
}

/** @returns the text of the first QR code of the picture, or null when there is none to be read. @throws as prepareReader. */
export async function readQr(picture: ImageData): Promise<string | null> {
  await prepareReader();
  const found = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 });
  return found[0]?.text ?? null;
}
