/** Two agents on one record: the second is told who changed it, what and when, whatever the screen (issue 4, « Proved by »). */
import { Campaigns } from '#core/campaign/campaign.model.ts';
import { addFirstActivities } from '#core/partner/activities/first-activities.ts';
import { type Partner, Partners } from '#core/partner/partner.model.ts';
import { askOwnChange } from '#core/partner/requests/ask-change.ts';
import { type PartnerRequest, PartnerRequests } from '#core/partner/requests/request.model.ts';
import type { PartnerPageData } from '../../backoffice/actions/partner-facts.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { validatedVouchers } from '../factories/payables.ts';
import { aScheme, byPartner, type Scheme, YEAR } from '../factories/scheme.ts';
import { anAgent, loggedIn, said } from './desk.ts';

useDatabase();
let scheme: Scheme;
let first: Awaited<ReturnType<typeof loggedIn>>;
let second: Awaited<ReturnType<typeof loggedIn>>;

beforeEach(async () => {
  await emptyDatabase();
  await addFirstActivities();
  scheme = await aScheme();
  const rights = ['agents', 'campaign', 'closing', 'partners.view', 'partners.edit', 'partners.validate', 'payments.generate'] as const;
  first = await loggedIn(rights, { firstName: 'Inès', lastName: 'Cœur' });
  second = await loggedIn(rights);
});

/** The first does it; the second, who saw the record as it was, is told. */
async function told(path: string, body: object): Promise<string> {
  await first.post(`/caf/actions${path}`, body).expect(200);
  const [status, sentences] = await said(second.post(`/caf/actions${path}`, body));
  expect(status).toBe(409);
  return sentences;
}

test('R-AGT-04: un agent déjà désactivé', async () => {
  const other = await anAgent([]);
  expect(await told(`/agents/${other.code}/desactivation`, {})).toMatch(
    new RegExp(`déjà désactivé.*Dernier changement\u202f: Agent désactivé, par Inès Cœur \\(${first.code}\\), le \\d\\d/`),
  );
});

test('R-PAR-07, R-PAR-13: un partenaire déjà suspendu', async () => {
  expect(await told(`/partenaires/${scheme.judo}/suspension`, { motif: 'contrôle' })).toMatch(`par Inès Cœur (${first.code})`);
});

test('R-PAR-06: une demande déjà répondue', async () => {
  const partner = (await Partners.findById(scheme.judo).lean<Partner>())!;
  await askOwnChange(byPartner('u'), { partner, userId: 'u', field: 'commune', wanted: 'Massy', reason: 'Déménagement' });
  const [{ _id }] = (await PartnerRequests.find().lean<PartnerRequest[]>()) as [PartnerRequest];
  expect(await told(`/demandes/${_id}/refus`, { motif: 'adresse fausse' })).toMatch(`déjà refusée par ${first.code}, le `);
});

test('R-PAR-06: des modifications déjà marquées comme reportées', async () => {
  const { fields, version } = (await first.get(`/caf/actions/partenaires/${scheme.judo}`).expect(200)).body as PartnerPageData;
  const typed = { nom: fields.name, kind: fields.kind, mail: fields.mail, siret: fields.siret, activite: fields.activities };
  const place = { numero: fields.number, typeVoie: fields.streetType, adresse: fields.line1, codePostal: fields.postalCode };
  const change = (commune: string, seen: string) =>
    first
      .post(`/caf/actions/partenaires/${scheme.judo}`, { ...typed, ...place, commune, dateEtat: fields.etatDay, version: seen })
      .expect(200);
  await change('Massy', version);
  await change('Orsay', ((await first.get(`/caf/actions/partenaires/${scheme.judo}`)).body as PartnerPageData).version);
  const { changes } = (await first.get('/caf/actions/tiersi').expect(200)).body as { changes: { id: string }[] };
  const [older, newer] = changes.map(({ id }) => id);
  await first.post('/caf/actions/tiersi/report', { modifications: newer }).expect(200);
  // The older one is still to be reported: it is not who stands in the way.
  const both = { modifications: `${older},${newer}` };
  expect((await said(second.post('/caf/actions/tiersi/report', both)))[1]).toMatch(`L’agent ${first.code} a déjà marqué`);
});

test('R-PAY-07: une somme déjà retenue, puis prise dans un lot', async () => {
  const [payable] = await validatedVouchers({ count: 2, partnerId: scheme.judo });
  const path = `/sommes/${encodeURIComponent(payable!)}`;
  expect(await told(`${path}/retenue`, { motif: 'à voir' })).toMatch(`retenue par ${first.code}, le `);
  await first.post(`/caf/actions${path}/liberation`, { motif: 'vu' }).expect(200);
  await first.post('/caf/actions/lots', { nature: 'partners', cle: 'c' }).expect(200);
  expect((await said(second.post(`/caf/actions${path}/retenue`, { motif: 'à voir' })))[1]).toContain(`dans le lot ${YEAR}-001`);
});

test('R-PAY-03: un lot déjà annulé', async () => {
  await validatedVouchers({ count: 1, partnerId: scheme.judo });
  await first.post('/caf/actions/lots', { nature: 'partners', cle: 'c' }).expect(200);
  expect(await told(`/lots/${YEAR}-001/annulation`, { motif: 'mauvais jour' })).toMatch(`Lot annulé, par Inès Cœur (${first.code})`);
});

test('R-CAM-08: une campagne déjà close', async () => {
  await Campaigns.updateOne({ _id: YEAR }, { $set: { loadOpen: false } });
  expect(await told('/campagne/cloture', { annee: String(YEAR), confirmation: `CLORE ${YEAR}` })).toMatch(`par Inès Cœur (${first.code})`);
});

test('R-AGT-03: un refus qui ne tient pas à un autre agent ne parle de personne', async () => {
  const [, sentences] = await said(second.post('/caf/actions/lots', { nature: 'partners', cle: 'c' }));
  expect(sentences).not.toContain('Dernier changement');
});
