import { extractText, getDocumentProxy } from 'unpdf';
import { findChromium } from '../../scripts/services/find-chromium.ts';
import { aPdf } from '../factories/attestations.ts';
import { useServedDatabase } from '../factories/database.ts';
import { aSubmitted } from '../factories/depenses.ts';
import { anAccount, aScheme, LINA, MAIL, NOE, PASSWORD } from '../factories/scheme.ts';
import { type Portal, startPortal } from './running-portal.ts';
import { Visitor } from './visitor.ts';

const database = useServedDatabase();
let portal: Portal;
let nadia: Visitor;
let location: string;

beforeAll(async () => {
  const chromium = await findChromium(process.env.CHROMIUM_BINARY || undefined);
  if (!chromium.found) throw new Error(`no Chromium for this test: ${chromium.reason}`);
  const { judo } = await aScheme();
  await anAccount();
  portal = await startPortal(database.uri(), { CHROMIUM_BINARY: chromium.found.path });
  nadia = new Visitor(portal.url);
  await nadia.post('/famille/connexion', { mail: MAIL, motDePasse: PASSWORD });
  location = (await nadia.post('/famille/tirage', { enfant: LINA, partenaire: judo, montant: '50', confirme: 'oui' })).location!;
}, 60_000);
afterAll(() => portal?.stop());

/** What is read on a printed page, by another program. */
async function printed(path: string): Promise<{ pages: number; text: string }> {
  const answer = await fetch(portal.url + path, {
    headers: { Cookie: [...nadia.jar].map(([name, value]) => `${name}=${value}`).join('; ') },
  });
  expect([answer.status, answer.headers.get('Content-Type'), answer.headers.get('Cache-Control')]).toEqual([
    200,
    'application/pdf',
    'no-store',
  ]);
  const { totalPages, text } = await extractText(await getDocumentProxy(new Uint8Array(await answer.arrayBuffer())), { mergePages: true });
  return { pages: totalPages, text: text.replace(/[\s\u00a0\u202f]+/g, ' ') };
}

test('R-QR-02: le PDF du QR code s’imprime depuis sa page, sans être gardé par personne', async () => {
  expect((await nadia.get(location)).body).toContain(`href="${location}.pdf"`);
  const pdf = await nadia.get(`${location}.pdf`);
  expect([pdf.status, pdf.headers.get('Content-Type'), pdf.headers.get('Cache-Control')]).toEqual([200, 'application/pdf', 'no-store']);
  expect(pdf.headers.get('Content-Disposition')).toMatch(/^inline; filename="ticket-loisirs-[0-9a-f]{8}\.pdf"$/);
  expect(pdf.body.slice(0, 5)).toBe('%PDF-');
  expect(pdf.body.match(/\/Type \/Page\b/g)).toHaveLength(1);
});

test('R-FAM-13: le PDF du compte dit chaque enfant, ce qui reste, et chaque opération avec son état', async () => {
  await aSubmitted({ sias: NOE, attestation: aPdf() }, { montant: '20,00' });
  expect((await nadia.get('/famille/historique')).body).toContain('href="/famille/historique.pdf"');
  const { text, pages } = await printed('/famille/historique.pdf');
  expect(pages).toBe(1);
  for (const said of [
    'Mon compte 2026-2027',
    'Nadia MOREL',
    '0412387',
    'Lina MOREL',
    '14/03/2016',
    '150,00 €',
    '100,00 €',
    'Judo Club de Grigny',
    'À scanner',
    '50,00 €',
    'Remboursement',
    'Danse à Grigny',
    'Déposée',
  ])
    expect(text).toContain(said);
});

test('R-FAM-15: l’attestation vide tient sur une page, avec ce qui est connu et la place d’une signature', async () => {
  const { text, pages } = await printed(
    `/famille/depense/attestation.pdf?enfant=${LINA}&organisme=${encodeURIComponent('<b>Danse</b> à Grigny')}&cout=180`,
  );
  expect(pages).toBe(1);
  for (const said of [
    'MOREL Lina',
    '<b>Danse</b> à Grigny',
    '180 €',
    'Nom du responsable',
    'Date d’inscription',
    'Signature du responsable',
    'cachet',
  ])
    expect(text).toContain(said);
});
