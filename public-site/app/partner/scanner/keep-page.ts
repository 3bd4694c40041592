import { prepareReader, readerFile } from './decode.ts';
import { keepPageForLater } from './queue/without-network.ts';

/** Once camera and decoder have arrived, the phone keeps the page that opens without network. */
export async function keepScanner(): Promise<void> {
  await import('./ScannerView.tsx');
  await prepareReader();
  await keepPageForLater([readerFile]);
}
