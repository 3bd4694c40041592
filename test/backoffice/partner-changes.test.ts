/** The desk's routes about validated partners: accounts to confirm, changes asked for, conventions to follow (R-PAR-03, R-PAR-06, R-PAR-13). */
import { ActivityTypes } from '#core/partner/activities/activity-type.model.ts';
import { addFirstActivities } from '#core/partner/activities/first-activities.ts';
import { Conventions } from '#core/partner/convention/convention.model.ts';
import { countersignConvention } from '#core/partner/convention/countersign-convention.ts';
import { type Partner, Partners } from '#core/partner/partner.model.ts';
import { askOwnChange } from '#core/partner/requests/ask-change.ts';
import { askRibChange } from '#core/partner/requests/ask-rib-change.ts';
import { type PartnerRequest, PartnerRequests } from '#core/partner/requests/request.model.ts';
import { PartnerRibs } from '#core/partner/rib/rib.model.ts';
import { aPdf } from '../factories/attestations.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { lettersOf } from '../factories/letters-posted.ts';
import { aPartner, aScheme, byPartner, bySystem } from '../factories/scheme.ts';
import { aSentSignup, OTHER_IBAN, signedByPartner } from '../factories/signups.ts';
import { loggedIn, said, type Visitor } from './desk.ts';

process.env.SESSION_SECRET ??= 'secret-de-test-0123456789-abcdefghij';
process.env.TLJ_NOW ??= '2026-11-23T10:00:00Z';
useDatabase();
beforeEach(async () => {
  await emptyDatabase();
  await addFirstActivities();
});

const ACTIONS = '/caf/actions';
const PAIR = { tiersi: '0400123', rang: '0001' };
const examiner = (): ReturnType<typeof loggedIn> => loggedIn(['partners.view', 'partners.edit', 'partners.validate']);
interface Asked {
  id: string;
  version: string;
}

/** An archive as text: the names of its files are in it. */
const asText: Parser = (res, done) => {
  let text = '';
  res.on('data', (piece: Buffer) => void (text += piece.toString('latin1')));
  res.on('end', () => done(null, text));
};
type Parser = Parameters<ReturnType<Visitor['post']>['parse']>[0];

const partnerOf = async (id: string): Promise<Partner> => (await Partners.findById(id).lean<Partner>())!;

describe('les comptes bancaires', () => {
  test('R-PAR-03: un compte saisi attend un second agent ; celui qui l’a saisi ne le confirme pas ; l’historique est daté', async () => {
    const judo = await aPartner('Judo', '0314583');
    const here = `${ACTIONS}/partenaires/${judo}/rib`;
    const [first, second] = [await examiner(), await examiner()];
    expect((await said(first.post(here, { iban: 'FR7630006000011234567890188' })))[2]).toEqual(['iban']);
    await (await loggedIn(['partners.validate'])).post(here, { iban: OTHER_IBAN }).expect(403);
    await first.post(here, { iban: OTHER_IBAN }).expect(200);
    expect((await lettersOf('partner-rib-held')).map(({ to }) => to)).toEqual(['0314583@club.example']);
    const { ribs } = (await second.get(`${ACTIONS}/ribs`).expect(200)).body as { ribs: object[] };
    expect(ribs).toMatchObject([{ name: 'Judo', pending: 'FR14 •••• •••• 2606', agent: first.code, mine: false }]);
    const shown = (await second.get(here).expect(200)).body as { pending: { iban: string; seen: string } };
    expect(shown.pending.iban).toBe('FR14 2004 1010 0505 0001 3M02 606');
    expect((await (await loggedIn(['partners.view'])).get(here).expect(200)).text).not.toContain('2004 1010');
    const vu = shown.pending.seen;
    expect((await said(first.post(`${here}/confirmation`, { vu })))[1]).toContain('un autre agent doit le confirmer');
    await second.post(`${here}/confirmation`, { vu: 'autre' }).expect(409);
    await second.post(`${here}/confirmation`, { vu }).expect(200);
    await second.post(`${here}/abandon`, { vu }).expect(409);
    expect(((await second.get(here).expect(200)).body as { history: object[] }).history).toMatchObject([
      { what: 'Confirmé, en vigueur', by: second.code },
      { what: 'Saisi, à confirmer', by: first.code },
    ]);
  });

  test('R-PAR-03: le RIB envoyé avec la demande est sous les yeux des deux agents, puis dans l’archive ; qui consulte ne l’ouvre pas', async () => {
    const judo = await aPartner('Judo', '0314583');
    const rib = aPdf();
    await askRibChange(byPartner('u'), { partnerId: judo, userId: 'u', iban: OTHER_IBAN, reason: 'Nouvelle banque', bytes: rib });
    const [first, second, reader] = [await examiner(), await examiner(), await loggedIn(['partners.view'])];
    const [asked] = ((await first.get(`${ACTIONS}/demandes`).expect(200)).body as { requests: Asked[] }).requests;
    const [demande, paper] = [`/demandes/${asked!.id}`, { address: `/demandes/${asked!.id}/rib`, format: 'pdf' }];
    expect(asked).toMatchObject({ held: true, paper });
    const opened = await first
      .get(ACTIONS + paper.address)
      .set('Sec-Fetch-Dest', 'iframe')
      .expect(200);
    expect([opened.headers['content-disposition'], (opened.body as Buffer).equals(rib)]).toEqual([expect.stringMatching(/^inline;/), true]);
    await reader.get(ACTIONS + paper.address).expect(403);
    await first.get(`${ACTIONS}/demandes/inconnue/rib`).expect(404);
    await first.post(`${ACTIONS}${demande}/acceptation`, { version: asked!.version }).expect(200);
    const here = `${ACTIONS}/partenaires/${judo}/rib`;
    const { pending } = (await second.get(here).expect(200)).body as { pending: { seen: string; paper: object } };
    expect(pending.paper).toMatchObject(paper);
    expect(JSON.stringify((await reader.get(here).expect(200)).body)).not.toContain(paper.address);
    await second.get(ACTIONS + paper.address).expect(200);
    await second.post(`${here}/confirmation`, { vu: pending.seen }).expect(200);
    expect((await second.get(here).expect(200)).body).toMatchObject({ pending: null, papers: [{ href: paper.address }] });
    const archive = await first.post(`${ACTIONS}/partenaires/${judo}/archives`).buffer(true).parse(asText).expect(200);
    expect(archive.body).toContain('1_rib.pdf');
  });

  test('R-PAR-03: un compte abandonné laisse l’ancien en vigueur ; l’IBAN n’est en clair nulle part', async () => {
    const { partnerId, version, _id } = await aSentSignup();
    const agent = await examiner();
    await agent.post(`${ACTIONS}/dossiers/${_id}/validation`, { version: String(version), ...PAIR }).expect(200);
    const here = `${ACTIONS}/partenaires/${partnerId}/rib`;
    await agent.post(here, { iban: OTHER_IBAN }).expect(200);
    const { seen } = ((await agent.get(here)).body as { pending: { seen: string } }).pending;
    await agent.post(`${here}/abandon`, { vu: seen }).expect(200);
    const { current, pending, history, papers } = (await agent.get(here)).body as Record<string, unknown>;
    expect([current, pending, (history as object[]).length, (papers as object[]).length]).toEqual([
      'FR76 3000 6000 0112 3456 7890 189',
      null,
      3,
      1,
    ]);
    expect(JSON.stringify(await PartnerRibs.find().lean())).not.toMatch(/3000600001|20041010/);
  });
});

describe('les changements demandés', () => {
  let judo: string;
  let agent: Awaited<ReturnType<typeof loggedIn>>;
  beforeEach(async () => {
    judo = await aPartner('Judo', '0314583');
    agent = await loggedIn(['partners.edit']);
  });
  const ask = async (field: string, wanted: string): Promise<string> => {
    await askOwnChange(byPartner('u'), { partner: await partnerOf(judo), userId: 'u', field, wanted, reason: 'Déménagement' });
    return (await PartnerRequests.findOne({ field, state: 'waiting' }).lean<PartnerRequest>())!._id;
  };
  const listed = async (): Promise<{ id: string; version: string; now: string; wanted: string }[]> =>
    ((await agent.get(`${ACTIONS}/demandes`).expect(200)).body as { requests: never[] }).requests;

  test('R-PAR-06: avant et après se lisent ; accepté, c’est fait une fois, par l’agent, et le partenaire le sait', async () => {
    const id = await ask('line1', 'des Acacias');
    const [shown] = await listed();
    expect(shown).toMatchObject({ id, label: 'Adresse, ligne 1', now: '3 rue des Lilas', wanted: 'des Acacias', reason: 'Déménagement' });
    const accept = `${ACTIONS}/demandes/${id}/acceptation`;
    expect((await said(agent.post(accept, {})))[2]).toEqual(['version']);
    await agent.post(accept, { version: shown!.version }).expect(200);
    expect((await said(agent.post(accept, { version: shown!.version })))[1]).toContain(`déjà acceptée par ${agent.code}`);
    expect((await partnerOf(judo)).address.line1).toBe('des Acacias');
    expect((await lettersOf('partner-request-settled')).length).toBe(1);
    expect((await agent.get(`${ACTIONS}/demandes?etat=repondues`).expect(200)).body).toMatchObject({ waiting: 0, answered: 1 });
  });

  test('R-PAR-06: une fiche changée depuis la lecture, une activité hors de la liste, un refus sans motif : refusés', async () => {
    const id = await ask('activities', 'Judo, Karaté');
    // Taken off the list between the demand and the answer.
    await ActivityTypes.deleteOne({ label: 'Karaté' });
    const [shown] = await listed();
    const accept = `${ACTIONS}/demandes/${id}/acceptation`;
    expect((await said(agent.post(accept, { version: shown!.version })))[1]).toContain('Karaté');
    const old = await said(agent.post(accept, { version: '2026-01-01T00:00:00.000Z' }));
    expect(old).toEqual([409, expect.stringContaining('a changé pendant que vous écriviez') as string, []]);
    expect((await said(agent.post(`${ACTIONS}/demandes/${id}/refus`, { motif: ' ' })))[2]).toEqual(['motif']);
    await agent.post(`${ACTIONS}/demandes/inconnue/refus`, { motif: 'x' }).expect(404);
    await (await loggedIn(['partners.view'])).post(`${ACTIONS}/demandes/${id}/refus`, { motif: 'x' }).expect(403);
    await agent.post(`${ACTIONS}/demandes/${id}/refus`, { motif: 'Pas dans la liste' }).expect(200);
    expect((await lettersOf('partner-request-settled'))[0]!.letter.data).toMatchObject({ applied: false, reason: 'Pas dans la liste' });
    expect((await partnerOf(judo)).activities).toEqual(['Judo']);
  });
});

test('R-PAR-13: les conventions à signer et celles qui finissent se suivent ; un agent demande le renouvellement, puis relance', async () => {
  const judo = await aPartner('Judo', '0314583');
  const convention = await signedByPartner(judo);
  const agent = await loggedIn(['partners.edit']);
  const shown = async () => (await agent.get(`${ACTIONS}/conventions`).expect(200)).body as Record<'toSign' | 'ending', object[]>;
  expect(await shown()).toMatchObject({ toSign: [{ name: 'Judo' }], ending: [] });
  await countersignConvention(bySystem(), judo);
  const renew = `${ACTIONS}/conventions/${convention}/renouvellement`;
  expect((await said(agent.post(renew)))[0]).toBe(409);
  await Conventions.updateOne({ _id: convention }, { $set: { start: '2023-12-21', end: '2026-12-20' } });
  await agent.post(renew).expect(200);
  expect((await shown()).ending).toMatchObject([{ name: 'Judo', end: '20/12/2026', askedBy: agent.code, next: null }]);
  await agent.post(renew).expect(200);
  expect((await lettersOf('convention-renewal')).length).toBe(2);
  await (await loggedIn(['partners.view'])).post(renew).expect(403);
});

test('R-EXT-02: « À faire » compte les dossiers, les RIB et les demandes, à qui peut y répondre', async () => {
  await aScheme();
  await aSentSignup({ name: 'Cirque du Val', mail: 'cirque@club.example' });
  const partner = (await Partners.findOne({ etat: 'C' }).lean<Partner>())!;
  await (await loggedIn(['partners.edit'])).post(`${ACTIONS}/partenaires/${partner._id}/rib`, { iban: OTHER_IBAN }).expect(200);
  await askOwnChange(byPartner('u'), { partner, userId: 'u', field: 'line1', wanted: 'x', reason: 'y' });
  const labels = async (who: Visitor): Promise<string[]> =>
    ((await who.get(`${ACTIONS}/tableau`).expect(200)).body as { todos: { count: string; label: string }[] }).todos.map(
      ({ count, label }) => `${count} ${label}`,
    );
  expect(await labels(await examiner())).toEqual(['1 dossier à examiner', '1 RIB à confirmer', '1 changement demandé']);
  expect(await labels(await loggedIn(['partners.view']))).toEqual([]);
});
