/** The printed convention, through a real Chromium where there is one: sealed, then looked at by pdfsig. */
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fillTemplate, plainText, sha256 } from '#core/partner/convention/convention-text.rules.ts';
import { sealPdf } from '#core/partner/convention/seal/seal-pdf.ts';
import { currentTemplate } from '#core/partner/convention/templates.ts';
import { renderConvention } from '#templates/pdf/convention.tsx';
import { PdfPrinter } from '#templates/pdf/print-pdf.ts';
import { findChromium } from '../../scripts/services/find-chromium.ts';
import { sealVerdict } from '../factories/check-seal.ts';

process.env.DATA_DIR = mkdtempSync(path.join(os.tmpdir(), 'tlj-seal-'));

const PARTY = {
  name: 'Judo <b>Club</b>',
  kind: 'association',
  siret: null,
  address: 'Grigny',
  mail: 'judo@club.example',
  activities: ['Judo'],
} as const;
const text = fillTemplate(currentTemplate(), { ...PARTY, activities: ['Judo'] });
const sheet = { text, version: '2026-11', textSha256: sha256(plainText(text)), partner: null, caf: null };

test('R-PAR-02: le papier dit qu’il n’est pas signé, et un nom n’y est jamais du code', () => {
  const html = renderConvention(sheet);
  expect(html).toContain('Projet : cette convention n’est pas signée.');
  expect(html).toContain('Judo &lt;b&gt;Club&lt;/b&gt;');
});

test.each([
  ['drawn', 'iVBORw0KGgo=', '<img src="data:image/png;base64,iVBORw0KGgo="'],
  ['typed', 'Amel <i>Benali</i>', '<p class="typed">Amel &lt;i&gt;Benali&lt;/i&gt;</p>'],
] as const)('R-PAR-02: une signature, dessinée ou tapée, est sur le papier (%s)', (kind, value, shown) => {
  const signedAt = '2026-11-24T11:00:00Z';
  const signed = {
    convention: 'c1',
    signatory: { name: 'Amel Benali', quality: 'Présidente', mark: { kind, value } },
    code: { mail: 'judo@club.example', sentAt: signedAt, enteredAt: signedAt },
    signedAt,
  };
  const html = renderConvention({ ...sheet, partner: { sha256: 'a'.repeat(64), signed } });
  expect(html).toContain(shown);
  expect(html).toContain(sheet.textSha256);
  expect(html).toContain('Signée par le partenaire, en attente de la signature de la Caf.');
});

test('R-PAR-02: ce que Chromium imprime se scelle', async () => {
  const { found: chromium } = await findChromium(process.env.CHROMIUM_BINARY || undefined);
  const printer = new PdfPrinter(chromium);
  try {
    if (!chromium) return await expect(printer.print('')).rejects.toMatchObject({ code: 'PDF_INDISPONIBLE' });
    const sealed = await sealPdf(await printer.print(renderConvention(sheet)), new Date('2026-11-24T11:00:00Z'));
    expect(sealVerdict(sealed)).toBe('valide');
    if (process.env.KEEP_PDF) await (await import('node:fs/promises')).writeFile(process.env.KEEP_PDF, sealed);
  } finally {
    await printer.close();
  }
}, 60_000);
