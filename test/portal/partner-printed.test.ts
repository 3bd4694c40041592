/** The lists a partner takes away, printed by a real Chromium and read back from their bytes (R-PAR-09, CCTP 9). */
import { Payables } from '#core/forfait/payable.model.ts';
import { Partners, PartnerUsers } from '#core/partner/partner.model.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { PdfPrinter } from '#templates/pdf/print-pdf.ts';
import { aClubPassword } from '../factories/club.ts';
import { useDatabase } from '../factories/database.ts';
import { needChromium, textOfPdf } from '../factories/read-pdf.ts';
import { aChild, aScheme, byFamily, byPartner, MATRICULE, YEAR } from '../factories/scheme.ts';
import { type Browser, clubBrowser, startPortal } from './partner-portal.ts';

const JUDO = '0314583@club.example';
/** Name, state and, once paid, the day: as the club validated them, not as the lists sort them. */
const CHILDREN = [
  { sias: '0000021', firstName: 'Zoé', amount: 4550, paidOn: '2026-12-05' },
  { sias: '0000022', firstName: 'Élie', amount: 6000, paidOn: '2026-12-20' },
  { sias: '0000023', firstName: 'Eva', amount: 1005, paidOn: null },
  { sias: '0000024', firstName: 'Bao', amount: 12_000, paidOn: '2026-12-05' },
];

useDatabase();
const printer = new PdfPrinter(await needChromium());
let portal: Awaited<ReturnType<typeof startPortal>>;
let club: Browser;

beforeAll(async () => {
  portal = await startPortal(printer);
  const { judo } = await aScheme();
  const user = (await PartnerUsers.findOne({ partnerId: judo }).lean())!._id;
  for (const { sias, firstName, amount, paidOn } of CHILDREN) {
    await aChild({ sias, firstName });
    const { code } = await issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias, partnerId: judo, amount });
    await validateVoucher(byPartner(user), { code, partnerId: judo });
    if (paidOn) await Payables.updateOne({ _id: `QR:${code}` }, { $set: { state: 'paid', paidOn } });
  }
  await aClubPassword(JUDO);
  club = await clubBrowser(portal.url, JUDO);
});
afterAll(async () => {
  await printer.close();
  await portal.stop();
});

/** What somebody who copies the text of the PDF has, spaces made plain. */
async function printed(quoi: string): Promise<string> {
  const { status, headers, bytes } = await club.file(`/partenaire/paiements/extrait?quoi=${quoi}&format=pdf`);
  expect([status, headers.get('Content-Type')]).toEqual([200, 'application/pdf']);
  expect(headers.get('Content-Disposition')).toMatch(new RegExp(`^attachment; filename="${quoi}-P\\d{6}-2026-11-23.pdf"$`));
  return textOfPdf(bytes);
}

test('R-PAR-09: bénéficiaires payés, imprimés puis relus : triés par nom, prénom, montant, date du paiement', async () => {
  const text = await printed('beneficiaires');
  expect(text).toMatch(/Bénéficiaires payés.*Judo Club de Grigny.*2026-2027/);
  expect(text).toMatch(/Total 225,50 €, 3 lignes/);
  expect(text).toMatch(
    /Nom Prénom Montant Payé le MOREL Bao 120,00 05\/12\/2026 MOREL Élie 60,00 20\/12\/2026 MOREL Zoé 45,50 05\/12\/2026/,
  );
  expect(text).not.toContain('Eva');
});

test('R-PAR-09: paiements faits, imprimés puis relus, par jour de paiement', async () => {
  const text = await printed('faits');
  expect(text).toContain('Paiements faits');
  const rows = [...text.matchAll(/(\d\d\/\d\d\/2026) MOREL (\S+) 23\/11\/2026 à \d\d:\d\d (\d+,\d\d)/g)].map(([, day, name, amount]) => [
    day,
    name,
    amount,
  ]);
  expect(rows.map(([day]) => day)).toEqual(['05/12/2026', '05/12/2026', '20/12/2026']);
  expect(rows.map(([, name, amount]) => `${name} ${amount}`).sort()).toEqual(['Bao 120,00', 'Zoé 45,50', 'Élie 60,00']);
});

test('R-PAR-09: paiements en attente, imprimés puis relus, avec leur état ; le RIB absent se dit à l’écran', async () => {
  const text = await printed('attente');
  expect(text).toMatch(/Paiements en attente.*Total 10,05 €, 1 ligne .*MOREL Eva À payer 10,05/);
  expect(text).not.toMatch(/Bao|Zoé|Élie/);
  for (const page of ['/partenaire', '/partenaire/paiements'])
    expect((await club.get(page)).text).toContain('Aucun RIB n’a été déposé ici');
});

test('R-PAR-09: un nom n’est jamais du code, ni dans la page imprimée ni dans le fichier pour tableur', async () => {
  await Partners.updateOne(
    { identifiant: (await Partners.findOne({ tiersi: '0314583' }).lean())!.identifiant },
    { $set: { name: 'Judo <b>&</b> "Co"' } },
  );
  expect(await printed('beneficiaires')).toContain('Judo <b>&</b> "Co"');
});
