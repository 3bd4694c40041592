import puppeteer from 'puppeteer';
import { readBarcodes } from 'zxing-wasm/reader';
import { extractText, getDocumentProxy } from 'unpdf';
import { PdfPrinter } from '#templates/pdf/print-pdf.ts';
import { renderBasket } from '#templates/pdf/basket.tsx';
import { findChromium } from '../../scripts/services/find-chromium.ts';
import '../factories/read-qr.ts';
import { aVoucherSheet, longVoucherSheet } from '../factories/sheets.ts';

const { found: chromium, reason } = await findChromium(process.env.CHROMIUM_BINARY);
beforeAll(() => {
  if (!chromium) throw new Error(`Pas de Chromium pour essayer les PDF : ${reason}`);
});

/** Tickets of brothers and sisters at one club, each with a code of its own. */
const tickets = (count: number, sheet = aVoucherSheet) =>
  Array.from({ length: count }, (_, place) => ({
    ...sheet(),
    code: `7b0e6c52-3f4d-4a8e-9c61-d2a5f8b31e${String(10 + place)}`,
    child: { firstName: `Enfant${place}`, lastName: sheet().child.lastName, birth: '2016-03-14' },
  }));

test.each([
  ['2 enfants', tickets(2)],
  ['3 enfants aux noms longs', tickets(3, longVoucherSheet)],
  ['6 enfants', tickets(6)],
  ['8 enfants aux noms longs', tickets(8, longVoucherSheet)],
])('R-QR-02: le panier de la famille tient sur une page A4 : %s', async (_title, sheets) => {
  const printer = new PdfPrinter(chromium);
  try {
    const pdf = await getDocumentProxy(Uint8Array.from(await printer.print(renderBasket(sheets))));
    expect(pdf.numPages).toBe(1);
    const { text } = await extractText(pdf, { mergePages: true });
    for (const { code, child, partner } of sheets) for (const each of [code, child.firstName, partner.tiersi]) expect(text).toContain(each);
  } finally {
    await printer.close();
  }
});

test.each([3, 8])('R-QR-02: chaque QR code de la feuille se lit, avec %i enfants', async (count) => {
  const sheets = tickets(count, longVoucherSheet);
  const browser = await puppeteer.launch({ executablePath: chromium!.path, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 680, height: 1010, deviceScaleFactor: 2 });
    await page.emulateMediaType('print');
    await page.setContent(renderBasket(sheets));
    const found = await readBarcodes(new Uint8Array(await page.screenshot()), {
      formats: ['QRCode'],
      tryHarder: true,
      maxNumberOfSymbols: 20,
    });
    expect(found.map(({ text }) => text).sort()).toEqual(sheets.map(({ code }) => code).sort());
  } finally {
    await browser.close();
  }
});
