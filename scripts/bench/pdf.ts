/** How fast QR PDFs print, warm (issue 3, §9): the floor is Chromium printing the same pages with nothing around it. */
import puppeteer, { type Page } from 'puppeteer';
import { settings } from '#core/shared/settings.ts';
import type { Chromium } from '#templates/pdf/chromium.ts';
import { PdfPrinter } from '#templates/pdf/print-pdf.ts';
import { renderVoucher, type VoucherSheet } from '#templates/pdf/voucher.tsx';
import { findChromium } from '../services/find-chromium.ts';
import type { Benchmark, Figures } from './figures.ts';
import { timed } from './turns.ts';

const PDFS = 60;
const AT_ONCE = 2;

/** pdf: the page is written, printed, its fonts checked, its requests watched; at most 1.3 times the floor. */
export const benchPdf: Benchmark = async ({ iterations }) => {
  const { found, reason } = await findChromium(settings().chromiumBinary);
  if (!found) throw new Error(`PDF : ${reason}`);
  // The floor's pages are written beforehand, as the files of the loads are parsed beforehand.
  const written = Array.from({ length: PDFS }, (_, number) => renderVoucher(sheet(number)));
  const printer = new PdfPrinter(found);
  const bare = await barePages(found);
  const measured: Figures = { name: 'pdf', work: [], floor: [], ratioToReach: 1.3 };
  try {
    for (let turn = -1; turn < iterations; turn++) {
      const floor = await timed(() => printBare(bare.pages, written));
      const work = await timed(() => printOurs(printer));
      if (turn < 0) continue;
      measured.floor.push(floor);
      measured.work.push(work);
    }
  } finally {
    await printer.close();
    await bare.close();
  }
  return measured;
};

const printOurs = (printer: PdfPrinter): Promise<unknown> =>
  Promise.all(Array.from({ length: PDFS }, (_, number) => printer.print(renderVoucher(sheet(number)))));

async function printBare(pages: Page[], written: readonly string[]): Promise<void> {
  const waiting = [...written];
  await Promise.all(
    pages.map(async (page) => {
      for (let html = waiting.pop(); html !== undefined; html = waiting.pop()) {
        await page.setContent(html);
        await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
      }
    }),
  );
}

async function barePages(chromium: Chromium): Promise<{ pages: Page[]; close(): Promise<void> }> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await puppeteer.launch({ executablePath: chromium.path, args });
  const pages: Page[] = [];
  while (pages.length < AT_ONCE) pages.push(await browser.newPage());
  return { pages, close: () => browser.close() };
}

function sheet(number: number): VoucherSheet {
  return {
    code: `7b0e6c52-3f4d-4a8e-9c61-${String(number).padStart(12, '0')}`,
    amount: 4000,
    child: { firstName: 'Lina', lastName: 'MOREL', birth: '2016-03-14' },
    partner: {
      name: 'Les Petits Archets',
      activities: ['Musique', 'Éveil musical'],
      address: '3 rue des Lilas, 91130 Ris-Orangis',
      mail: 'contact@petits-archets.example',
      tiersi: '0314790',
      rang: '0001',
    },
    issuedAt: new Date('2026-11-21T13:55:00Z'),
    lastDay: '2027-05-30',
  };
}
