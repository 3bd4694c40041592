/** A printed PDF as its reader has it. Printing needs a real Chromium: none is a failure, and says why. */
import { extractText, getDocumentProxy } from 'unpdf';
import { findChromium } from '../../scripts/services/find-chromium.ts';

/** The text of a PDF, as somebody who copies it would have it; every space is a plain one. */
export async function textOfPdf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(Uint8Array.from(pdf)), { mergePages: true });
  return text.replace(/\s+/g, ' ');
}

export const pagesOfPdf = async (pdf: Uint8Array): Promise<number> => (await getDocumentProxy(Uint8Array.from(pdf))).numPages;

/** @throws Error when there is none: a PDF that nobody printed proves nothing. */
export async function needChromium() {
  const { found, reason } = await findChromium(process.env.CHROMIUM_BINARY || undefined);
  if (!found) throw new Error(`Pas de Chromium pour essayer les PDF : ${reason}`);
  return found;
}
