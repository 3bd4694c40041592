/** What is printed on paper, through a real Chromium, read again: bordereau, lists of a partner, certificate of a purge. */
import type { Response } from 'supertest';
import { Campaigns, type Campaign } from '#core/campaign/campaign.model.ts';
import { childId, Children } from '#core/family/family.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { type Partner, Partners } from '#core/partner/partner.model.ts';
import { formatCount } from '#core/shared/french.ts';
import { PdfPrinter } from '#templates/pdf/print-pdf.ts';
import { REMOVED } from '#core/year/purge-plan.ts';
import type { PartnerVisit } from '../../public-site/app/partner/services/partner-session.server.ts';
import { listFile } from '../../public-site/app/partner/services/partner-lists.server.ts';
import { closePrinter } from '../../backoffice/printer.ts';
import { PURGE_WORDS } from '../../backoffice/sheets/purge-words.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { validatedVouchers } from '../factories/payables.ts';
import { needChromium, pagesOfPdf, textOfPdf } from '../factories/read-pdf.ts';
import { aScheme, at, bySystem, byPartner, YEAR } from '../factories/scheme.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { loggedIn } from './desk.ts';

const chromium = await needChromium();
// Before the settings are read: the desk's own printer is the one that prints here.
process.env.CHROMIUM_BINARY = chromium.path;

useDatabase();
beforeEach(emptyDatabase);
afterAll(closePrinter);

const bytesOf = (answer: Response): Buffer => answer.body as Buffer;
const LINES = 70;

/** Seventy paid children of one club, of 20,00 € then one cent more each: sums that a mistake of a line would change. */
async function aPaidClub(): Promise<{ partner: Partner; cents: number }> {
  const { judo } = await aScheme();
  await validatedVouchers({ count: LINES, partnerId: judo });
  const owed = await Payables.find().sort({ _id: 1 }).lean();
  for (const [rank, { _id }] of owed.entries())
    await Payables.updateOne({ _id }, { $set: { state: 'paid', batchId: '2026-001', paidOn: '2026-11-06', amount: 2000 + rank } });
  const named = { lastName: 'D’ALMEIDA <b>', firstName: 'Éloïse', birth: null };
  await Children.collection.insertMany(
    owed.map(({ campaign, matricule, sias }) => ({ _id: childId(campaign, sias), campaign, matricule, sias, ...named }) as never),
  );
  return { partner: (await Partners.findById(judo).lean<Partner>())!, cents: (LINES * (2000 + 2000 + LINES - 1)) / 2 };
}

/** Every amount of the text, in cents. */
const amountsIn = (text: string): number[] =>
  [...text.matchAll(/(\d+(?: \d{3})*),(\d\d)/g)].map(([, euros, cents]) => Number(euros!.replace(/ /g, '') + cents));
const sum = (amounts: readonly number[]): number => amounts.reduce((total, each) => total + each, 0);
const euros = (cents: number): string =>
  `${formatCount(Math.floor(cents / 100)).replace(/\s/g, ' ')},${String(cents % 100).padStart(2, '0')} €`;

test('R-EXT-01: le bordereau imprimé : chaque ligne, leur somme, le français, plusieurs pages', async () => {
  const { partner, cents } = await aPaidClub();
  const agent = await loggedIn(['extracts']);
  const asked = { partenaire: partner.identifiant, du: '01/11/2026', au: '20/11/2026' };
  const sent = await agent.post('/caf/actions/extraits/bordereau/pdf', asked).expect(200).expect('content-type', 'application/pdf');
  const text = await textOfPdf(bytesOf(sent));
  expect(await pagesOfPdf(bytesOf(sent))).toBeGreaterThan(1);
  for (const words of [
    'Bordereau de paiement',
    'Judo Club de Grigny',
    partner.identifiant,
    '0314583 – 0001',
    '2026-2027',
    'du 01/11/2026 au 20/11/2026',
  ])
    expect(text).toContain(words);
  expect(text).toContain(`Total payé ${euros(cents)}, ${LINES} lignes`);
  expect(text.match(/D’ALMEIDA <b> Éloïse/g)).toHaveLength(LINES);
  // The total stands in the facts and under the table; what is left are the lines.
  expect(sum(amountsIn(text)) - 2 * cents).toBe(cents);
  expect(amountsIn(text)).toHaveLength(LINES + 2);
}, 60_000);

test('R-EXT-01: sans partenaire, ou trop long pour du papier : une phrase, et rien n’est imprimé', async () => {
  const { partner } = await aPaidClub();
  const agent = await loggedIn(['extracts']);
  await agent.post('/caf/actions/extraits/bordereau/pdf', { partenaire: '' }).expect(422);
  await agent.post('/caf/actions/extraits/tiers/pdf', {}).expect(404);
  const other = await loggedIn(['database']);
  await other.post('/caf/actions/extraits/bordereau/pdf', { partenaire: partner.identifiant }).expect(403);
});

test('R-PAR-09: les trois listes d’un partenaire imprimées : titres, états, sommes', async () => {
  const { partner, cents } = await aPaidClub();
  await Payables.updateOne({ amount: 2000 }, { $set: { state: 'held', paidOn: null } });
  const printer = new PdfPrinter(chromium);
  const print = async (list: string): Promise<string> => {
    const visit = { partner, act: byPartner('u') } as unknown as PartnerVisit;
    const { body, type } = await listFile(
      visit,
      { list, format: 'pdf', campaign: { year: YEAR, label: '2026-2027', past: false } },
      printer,
    );
    expect(type).toBe('application/pdf');
    return textOfPdf(body as Uint8Array);
  };
  try {
    const [made, waiting, paid] = [await print('faits'), await print('attente'), await print('beneficiaires')];
    expect(made).toContain(`Paiements faits`);
    expect(made).toContain(`Total ${euros(cents - 2000)}, ${LINES - 1} lignes`);
    expect(sum(amountsIn(made))).toBe(2 * (cents - 2000));
    expect(waiting).toContain('Paiements en attente');
    expect(waiting).toContain('Total 20,00 €, 1 ligne');
    // Held back or not is the Caf's business.
    expect(waiting).toContain('À payer');
    expect(paid).toContain('Bénéficiaires payés');
    expect(paid.match(/D’ALMEIDA <b> Éloïse/g)).toHaveLength(LINES - 1);
    expect(sum(amountsIn(paid))).toBe(2 * (cents - 2000));
  } finally {
    await printer.close();
  }
}, 60_000);

test('R-CAM-09: le certificat de purge imprimé : les nombres, qui, quand, ce qui a été tapé', async () => {
  for (let year = 2022; year <= 2026; year++) await initCampaign(bySystem(`${year}-07-20T08:00:00Z`), { year }).catch(() => undefined);
  const agent = await loggedIn(['purge']);
  await Campaigns.updateOne({ _id: 2022 }, { $set: { state: 'purged', purge: aPurge(agent.code) } }, { upsert: true });
  const sent = await agent.get('/caf/actions/campagne/purge/2022/certificat').expect(200).expect('content-type', 'application/pdf');
  expect(sent.headers['content-disposition']).toBe('attachment; filename="certificat-de-purge-2022-2023.pdf"');
  const text = await textOfPdf(bytesOf(sent));
  for (const words of [
    'Certificat de purge – campagne 2022-2023',
    'Commencée le 25/07/2026 à 10:00',
    'Terminée le 25/07/2026 à 10:12',
    `Demandée par Claire Dumont (${agent.code})`,
    'Confirmation tapée « 2022-2023 »',
    'Familles 29 500',
    'Événements du journal rendus anonymes 310 000',
    'PREPT_PARTENAIRES_2022_001_TRAITE.TXT 12 06/12/2022 480,00 €',
    'Nom, qualité et signature :',
  ])
    expect(text).toContain(words);
}, 60_000);

const aPurge = (agent: string): Campaign['purge'] => ({
  startedAt: at('2026-07-25T08:00:00Z'),
  doneAt: at('2026-07-25T08:12:00Z'),
  agent,
  typed: '2022-2023',
  counts: { families: 29_500, children: 51_300, auditEvents: 310_000 },
  batches: [
    {
      id: '2022-001',
      fileName: 'PREPT_PARTENAIRES_2022_001_TRAITE.TXT',
      state: 'processed',
      lines: 12,
      totalCents: 48_000,
      paidOn: '2022-12-06',
      sha256: null,
    },
  ],
  pseudonymKey: null,
  sealHash: 'abc',
});

test('R-CAM-09: chaque sorte de donnée purgée a son mot en français', () => {
  expect([...REMOVED.map(({ collection }) => collection), 'auditEvents'].filter((name) => !(name in PURGE_WORDS))).toEqual([]);
});
