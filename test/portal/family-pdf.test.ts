import { findChromium } from '../../scripts/services/find-chromium.ts';
import { useDatabase } from '../factories/database.ts';
import { anAccount, aScheme, LINA, MAIL, PASSWORD } from '../factories/scheme.ts';
import { startPortal } from './running-portal.ts';
import { Visitor } from './visitor.ts';

const database = useDatabase();

test('R-QR-02: le PDF du QR code s’imprime depuis sa page, sans être gardé par personne', async () => {
  const chromium = await findChromium(process.env.CHROMIUM_BINARY || undefined);
  if (!chromium.found) throw new Error(`no Chromium for this test: ${chromium.reason}`);
  const { judo } = await aScheme();
  await anAccount();
  const portal = await startPortal(database.uri(), { CHROMIUM_BINARY: chromium.found.path });
  try {
    const nadia = new Visitor(portal.url);
    await nadia.post('/famille/connexion', { mail: MAIL, motDePasse: PASSWORD });
    const { location } = await nadia.post('/famille/tirage', { enfant: LINA, partenaire: judo, montant: '50', confirme: 'oui' });
    expect((await nadia.get(location!)).body).toContain(`href="${location}.pdf"`);
    const pdf = await nadia.get(`${location}.pdf`);
    expect([pdf.status, pdf.headers.get('Content-Type'), pdf.headers.get('Cache-Control')]).toEqual([200, 'application/pdf', 'no-store']);
    expect(pdf.headers.get('Content-Disposition')).toMatch(/^inline; filename="ticket-loisirs-[0-9a-f]{8}\.pdf"$/);
    expect(pdf.body.slice(0, 5)).toBe('%PDF-');
    expect(pdf.body.match(/\/Type \/Page\b/g)).toHaveLength(1);
  } finally {
    await portal.stop();
  }
});
