/** The desk's own printer: one browser, started with the first PDF that somebody asks for. */
import { settings } from '#core/shared/settings.ts';
import { PdfPrinter } from '#templates/pdf/print-pdf.ts';

let made: PdfPrinter | undefined;

export function printer(): PdfPrinter {
  const { chromiumBinary } = settings();
  return (made ??= new PdfPrinter(chromiumBinary ? { path: chromiumBinary, source: 'CHROMIUM_BINARY' } : null));
}

/** Finishes what is being printed; nothing when nothing ever was. */
export const closePrinter = async (): Promise<void> => made?.close();
