/** A club's money on its own pages: by month, by activity, payment by payment, and the lists it takes away (issue 6, part 6). */
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { Campaigns } from '#core/campaign/campaign.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { Partners } from '#core/partner/partner.model.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { system } from '#core/shared/author.ts';
import { ValidationUndos } from '#core/voucher/undo.model.ts';
import { aClubPassword } from '../factories/club.ts';
import { aChild, at, LINA, NOE, type Scheme, YEAR } from '../factories/scheme.ts';
import { clubAtWork, MUSIQUE } from './club-at-work.ts';
import { type Browser, hidden } from './partner-portal.ts';

const work = clubAtWork(async ({ draw, club }) => {
  const code = await draw(LINA, 4000);
  await club.post(`/partenaire/scanner/${code}`, { confirme: 'oui' });
  return code;
});
const { draw } = work;
let club: Browser;
let scheme: Scheme;
let code: string;
beforeEach(() => void ({ club, scheme, start: code } = work));

/** The scheme's campaign is archived, the next one open; and older ones. */
async function onlyPast(year: number, older: { archived: number[]; purged: number[] }): Promise<void> {
  const { _id, ...campaign } = (await Campaigns.findByIdAndUpdate(year, { $set: { state: 'archived' } }).lean())!;
  const like = (of: number, state: string) => ({ ...campaign, _id: of, state });
  await Campaigns.collection.insertMany([
    like(_id + 1, 'open'),
    ...older.archived.map((each) => like(each, 'archived')),
    ...older.purged.map((each) => like(each, 'purged')),
  ] as never);
}

describe('l’argent', () => {
  test('R-PAR-09: par mois, le dessin et le tableau disent les mêmes nombres ; « À payer » puis « Payé »', async () => {
    const page = await club.get('/partenaire/paiements');
    expect(page.text).toContain('Aucun RIB n’a été déposé ici');
    expect(page.html).toContain('aria-label="Gains par mois. novembre 2026\u202f: 40,00\u00a0€"');
    expect(page.html).toContain('aria-label="Gains par activité. Judo\u202f: 40,00\u00a0€"');
    expect(page.text).toMatch(/1 enfant ?, dans un prochain virement/);
    expect(page.text).toMatch(/novembre 2026 1 0,00\u00a0€ 0,00\u00a0€ 40,00\u00a0€ 40,00/);
    expect((await club.get('/partenaire/beneficiaires')).text).toContain('Aucun paiement fait');
    await Payables.updateOne({ _id: `QR:${code}` }, { $set: { state: 'paid', paidOn: '2026-12-05' } });
    expect((await club.get('/partenaire/beneficiaires')).text).toMatch(/MOREL Lina 40,00\u00a0€ 05\/12\/2026/);
    expect((await club.get(`/partenaire/paiements/${code}`)).text).toMatch(/Payé\s+le 05\/12\/2026/);
  });

  test('R-PAR-09: un club qui fait plusieurs choses dit laquelle : la même proposée ensuite, les gains comptés par activité', async () => {
    await Partners.updateOne({ _id: scheme.judo }, { $set: { activities: ['Judo', 'Danse'] } });
    const other = await draw(NOE, 2500);
    const page = await club.get(`/partenaire/scanner/${other}`);
    expect(page.html).toMatch(/<select id="activite" name="activite"><option selected="">Judo<\/option><option>Danse/);
    await club.post(`/partenaire/scanner/${other}`, { confirme: 'oui', activite: 'Danse', cle: hidden(page, 'cle') });
    expect((await Payables.findById(`QR:${other}`).lean())!.activity).toBe('Danse');
    expect((await club.get('/partenaire/paiements')).html).toContain(
      'aria-label="Gains par activité. Judo\u202f: 40,00\u00a0€, Danse\u202f: 25,00\u00a0€"',
    );
    expect((await club.get(`/partenaire/paiements/${other}`)).text).toMatch(/Activité Danse/);
    await aChild({ sias: '0000031' });
    const next = await draw('0000031', 1000);
    expect((await club.get(`/partenaire/scanner/${next}`)).html).toContain('<option selected="">Danse</option>');
    await club.post(`/partenaire/scanner/${next}`, { confirme: 'oui', activite: 'Escrime' });
    expect((await Payables.findById(`QR:${next}`).lean())!.activity).toBe('Judo');
  });

  test('R-PAR-09: la ligne dit où est l’argent, avec ses dates : scanné, à payer, en paiement, payé', async () => {
    const steps = async () =>
      /Où en est le paiement[\s\S]*?<\/ol>/.exec((await club.get(`/partenaire/paiements/${code}`)).html)![0].replace(/<[^>]+>/g, ' ');
    expect(await steps()).toMatch(/Scanné\s+23\/11\/2026 à \d\d:\d\d.*À payer\s+Au prochain virement de la Caf/);
    const { batch } = await generateBatch({ author: system('test'), at: at('2026-11-24T09:00:00Z') }, { kind: 'partners' });
    expect(await steps()).toMatch(/En paiement\s+préparé le 24\/11\/2026/);
    await Payables.updateOne({ _id: `QR:${code}` }, { $set: { state: 'paid', paidOn: '2026-12-05', batchId: batch } });
    expect(await steps()).toMatch(/préparé le 24\/11\/2026.*Payé\s+le 05\/12\/2026/);
  });

  test('R-PAR-09: les trois listes en CSV, au journal sans nom, et rien d’un autre club', async () => {
    await Payables.updateOne({ _id: `QR:${code}` }, { $set: { state: 'paid', paidOn: '2026-12-05' } });
    const csv = async (quoi: string, from = club) => (await from.get(`/partenaire/paiements/extrait?quoi=${quoi}&format=csv`)).html;
    expect(await csv('beneficiaires')).toBe('Nom;Prénom;Montant;Payé le\r\nMOREL;Lina;40,00;05/12/2026\r\n');
    expect(await csv('faits')).toBe('Payé le;Nom;Prénom;Scanné le;Montant\r\n05/12/2026;MOREL;Lina;23/11/2026 à 11:00;40,00\r\n');
    expect(await csv('attente')).toBe('Scanné le;Nom;Prénom;État;Montant\r\n');
    await aClubPassword(MUSIQUE);
    expect(await csv('faits', await work.loggedIn(MUSIQUE))).not.toContain('Lina');
    expect((await club.get('/partenaire/paiements/extrait?quoi=tout&format=csv')).status).toBe(404);
    expect((await work.visitor().get('/partenaire/paiements/extrait?quoi=faits&format=csv')).status).toBe(401);
    const events = await AuditEvents.find({ kind: 'partner.extractMade' }).lean();
    expect(events).toHaveLength(4);
    expect(JSON.stringify(events)).not.toMatch(/Lina|MOREL/);
  });

  test('R-PAR-09: les campagnes passées se choisissent et se lisent, listes comprises ; une effacée ou trop ancienne se dit', async () => {
    await Payables.updateOne({ _id: `QR:${code}` }, { $set: { state: 'paid', paidOn: '2026-12-05' } });
    await onlyPast(YEAR, { archived: [YEAR - 2], purged: [YEAR - 4] });
    const now = await club.get('/partenaire/paiements');
    expect(now.text).not.toContain('MOREL');
    expect(now.html).toContain(`href="/partenaire/paiements?campagne=${YEAR}"`);
    expect(now.text).toMatch(/2027-2028 \(en cours\) 2026-2027 .*Campagne effacée par la Caf\s: 2022-2023/);
    expect(now.text).not.toContain('2024-2025');
    const past = await club.get(`/partenaire/paiements?campagne=${YEAR}`);
    expect(past.text).toMatch(/La campagne 2026-2027 est passée.*novembre 2026 1 40,00.*MOREL Lina .*Payé le 05\/12\/2026/);
    expect(past.html).toContain(`quoi=faits&amp;format=pdf&amp;campagne=${YEAR}`);
    expect((await club.get(`/partenaire/beneficiaires?campagne=${YEAR}`)).text).toMatch(/MOREL Lina 40,00/);
    const file = await club.get(`/partenaire/paiements/extrait?quoi=beneficiaires&format=csv&campagne=${YEAR}`);
    expect(file.html).toBe('Nom;Prénom;Montant;Payé le\r\nMOREL;Lina;40,00;05/12/2026\r\n');
    expect(file.headers.get('Content-Disposition')).toMatch(/beneficiaires-P\d{6}-campagne-2026-2027-2026-11-23\.csv/);
    await aClubPassword(MUSIQUE);
    expect((await (await work.loggedIn(MUSIQUE)).get(`/partenaire/paiements?campagne=${YEAR}`)).text).not.toContain('MOREL');
    for (const address of [
      '/partenaire/paiements?',
      '/partenaire/beneficiaires?',
      '/partenaire/paiements/extrait?quoi=faits&format=csv&',
    ]) {
      const gone = await club.get(`${address}campagne=${YEAR - 4}`);
      expect([gone.status, gone.text]).toEqual([410, expect.stringMatching(/campagne 2022-2023 est effacée/)]);
      const statuses = [YEAR - 2, 1999, 'abc', ''].map(async (year) => (await club.get(`${address}campagne=${year}`)).status);
      expect(await Promise.all(statuses)).toEqual([403, 404, 404, 404]);
    }
  });

  test('R-QR-06: demander l’annulation d’une validation, lire son état ; celle d’un autre club, 404', async () => {
    const address = `/partenaire/paiements/${code}`;
    expect((await club.post(address, { motif: '' })).status).toBe(422);
    const long = 'Trop long. '.repeat(100);
    const refused = await club.post(address, { motif: long });
    expect([refused.status, refused.html.includes(`value="${long}"`)]).toEqual([422, true]);
    expect(await club.post(address, { motif: 'Mauvais enfant' })).toMatchObject({ status: 303, to: address });
    const page = await club.get(address);
    expect(page.text).toMatch(/Mauvais enfant.*Demandée/);
    expect(page.html).not.toContain('name="motif"');
    expect((await club.post(address, { motif: 'encore' })).status).toBe(409);
    await aClubPassword(MUSIQUE);
    const other = await work.loggedIn(MUSIQUE);
    expect((await other.get(address)).status).toBe(404);
    expect((await other.post(address, { motif: 'x' })).status).toBe(404);
    expect(await ValidationUndos.countDocuments()).toBe(1);
  });
});
