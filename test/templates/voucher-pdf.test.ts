import http from 'node:http';
import type { AddressInfo } from 'node:net';
import puppeteer, { type Browser } from 'puppeteer';
import type { Refusal } from '#core/shared/refusals.ts';
import { PdfPrinter } from '#templates/pdf/print-pdf.ts';
import { renderVoucher, type VoucherSheet } from '#templates/pdf/voucher.tsx';
import { needChromium, textOfPdf } from '../factories/read-pdf.ts';
import { readQr } from '../factories/read-qr.ts';
import { aVoucherSheet, longVoucherSheet } from '../factories/sheets.ts';

const chromium = await needChromium();

let printer: PdfPrinter;
beforeEach(() => {
  printer = new PdfPrinter(chromium);
});
afterEach(() => printer.close());

const simple = (body: string): string => `<!doctype html><html lang="fr"><title>t</title><body>${body}</body></html>`;
const pagesOf = (pdf: Uint8Array): number =>
  (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g) ?? []
  ).length;
/** The browser, which may be a script with the real one beneath: its whole group is killed. */
const kill = (pid: number): true => process.kill(-pid, 'SIGKILL');
const processOf = (used: PdfPrinter) => (used as unknown as { press: { browser: Browser } }).press.browser.process()!;

async function withPage<T>(sheet: VoucherSheet, look: (page: Awaited<ReturnType<Browser['newPage']>>) => Promise<T>): Promise<T> {
  const browser = await puppeteer.launch({ executablePath: chromium.path, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  try {
    const page = await browser.newPage();
    // What an A4 sheet leaves between its margins: 180 mm.
    await page.setViewport({ width: 680, height: 1000, deviceScaleFactor: 2 });
    await page.emulateMediaType('print');
    await page.setContent(renderVoucher(sheet));
    return await look(page);
  } finally {
    await browser.close();
  }
}

describe('R-QR-02: le ticket à imprimer', () => {
  test.each([
    ['noms courts', aVoucherSheet()],
    ['noms de 40 lettres et plus', longVoucherSheet()],
  ])('R-QR-02: une page A4, %s', async (_title, sheet) => {
    const pdf = await printer.print(renderVoucher(sheet));
    expect(pagesOf(pdf)).toBe(1);
    expect(Buffer.from(pdf).toString('latin1')).toMatch(/\/MediaBox\s*\[0 0 594\.\d+ 841\.\d+\]/);
  });

  test('R-QR-02: le PDF porte tout ce que le CCTP demande', async () => {
    const text = await textOfPdf(await printer.print(renderVoucher(aVoucherSheet())));
    const asked = [
      'MOREL',
      'Lina',
      '14/03/2016',
      '0314790 – 0001',
      'Les Petits Archets',
      'Musique, Éveil musical',
      '3 rue des Lilas, 91130 Ris-Orangis',
      'contact@petits-archets.example',
      '21/11/2025 à 14:55',
      '40,00 €',
      '30/05/2026',
      aVoucherSheet().code,
    ];
    for (const each of asked) expect(text).toContain(each);
    expect(await textOfPdf(await printer.print(renderVoucher(longVoucherSheet())))).toContain('non communiquée');
  });

  test('R-QR-02: le QR code imprimé se lit, et ne tient que le code', async () => {
    const sheet = aVoucherSheet();
    expect(await readQr(await withPage(sheet, (page) => page.screenshot()))).toBe(sheet.code);
  });

  test.each([
    ['noms courts', aVoucherSheet()],
    ['noms longs', longVoucherSheet()],
  ])('R-QR-02: plié en quatre, le QR code et son code restent sur un quart, %s', async (_title, sheet) => {
    const rects = (await withPage(sheet, (page) =>
      page.evaluate(
        "[...document.querySelectorAll('.stub svg, .code')].map((each) => { const r = each.getBoundingClientRect(); return { right: r.right, bottom: r.bottom } })",
      ),
    )) as { right: number; bottom: number }[];
    const mm = (pixels: number): number => (pixels * 25.4) / 96;
    for (const rect of rects) {
      expect(mm(rect.right) + 15).toBeLessThan(105);
      expect(mm(rect.bottom) + 14).toBeLessThan(148.5);
    }
  });

  test('R-SEC-01: un nom piégé reste du texte, et le document n’autorise ni script ni requête', () => {
    const html = renderVoucher({
      ...aVoucherSheet(),
      child: { firstName: '<script>1</script>', lastName: '</style><img src=x>', birth: null },
    });
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('default-src &#x27;none&#x27;');
    expect(html.replace(/url\("data:[^"]*"\)/g, '')).not.toMatch(/url\(|@import|https?:/);
  });
});

describe('R-QR-02: l’imprimante', () => {
  test('R-SEC-01: aucune requête ne part', async () => {
    let asked = 0;
    const server = http.createServer((_request, response) => response.end(String(++asked))).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await printer.print(
      simple(
        `<p>a</p><img src="${url}"><iframe src="${url}"></iframe><link rel="stylesheet" href="${url}"><script>fetch("${url}")</script>`,
      ),
    );
    await new Promise((resolve) => server.close(resolve));
    expect(asked).toBe(0);
  });

  test('R-SEC-01: un script du document ne tourne pas', async () => {
    const pages = '<p style="break-after:page">x</p>'.repeat(5);
    const pdf = await printer.print(simple(`a<script>document.body.innerHTML = '${pages}'</script>`));
    expect(pagesOf(pdf)).toBe(1);
  });

  test('R-QR-02: un navigateur tué est remplacé, la page suivante sort', async () => {
    await printer.print(simple('a'));
    const first = processOf(printer);
    kill(first.pid!);
    expect(pagesOf(await printer.print(simple('b')))).toBe(1);
    expect(processOf(printer).pid).not.toBe(first.pid);
  });

  test('R-QR-02: tué pendant qu’il imprime, tout sort quand même', async () => {
    await printer.print(simple('a'));
    const all = Array.from({ length: 20 }, (_, number) => printer.print(simple(`page ${number}`)));
    kill(processOf(printer).pid!);
    expect((await Promise.all(all)).map(pagesOf)).toEqual(all.map(() => 1));
  });

  test('R-QR-02: le navigateur est renouvelé, et l’ancien s’en va', async () => {
    const recycling = new PdfPrinter(chromium, { recycleAfter: 3 });
    await recycling.print(simple('0'));
    const first = processOf(recycling);
    const gone = new Promise((resolve) => first.once('exit', resolve));
    const all = await Promise.all(Array.from({ length: 8 }, (_, number) => recycling.print(simple(String(number)))));
    expect(all.map(pagesOf)).toEqual(all.map(() => 1));
    await gone;
    expect(processOf(recycling).pid).not.toBe(first.pid);
    await recycling.close();
  });

  test('R-QR-02: la file a une fin : au-delà, « réessayez » avec un délai', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 130 }, () => printer.print(simple('a'))));
    const refused = asked.flatMap((each) => (each.status === 'rejected' ? [each.reason as Refusal] : []));
    expect(refused).toHaveLength(28);
    expect(refused[0]).toMatchObject({ code: 'TROP_OCCUPE', status: 503, details: { retryAfter: 5 } });
  });

  test('R-QR-02: sans Chromium, un refus qui dit pourquoi et quoi faire', async () => {
    const refusal = await new PdfPrinter(null).print(simple('a')).catch((error: unknown) => error as Refusal);
    expect(refusal).toMatchObject({ code: 'PDF_INDISPONIBLE', status: 503, message: expect.stringContaining('aucun navigateur') });
    expect((refusal as Refusal).todo).toMatch(/QR code se montre aussi à l’écran/);
  });

  test('R-QR-02: un Chromium qui ne démarre pas donne le même refus', async () => {
    const broken = new PdfPrinter({ path: '/bin/false', source: 'test' });
    await expect(broken.print(simple('a'))).rejects.toMatchObject({ code: 'PDF_INDISPONIBLE', status: 503 });
  });
});
