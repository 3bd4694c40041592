/** The named actions of the desk, through the server, to what the database holds. */
import { readdir } from 'node:fs/promises';
import os from 'node:os';
import request from 'supertest';
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import type { Right } from '#core/access/rights.rules.ts';
import { MailFailures } from '#core/mail/failures/mail-failure.model.ts';
import { Campaigns } from '#core/campaign/campaign.model.ts';
import { Families } from '#core/family/family.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { runNextLoad } from '#core/load/run-next-load.ts';
import { PaymentBatches } from '#core/payment/payment-batch.model.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { aChild, aFamily, aPartner, at, bySystem, LINA, MATRICULE } from '../factories/scheme.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { desk, loggedIn, ORIGIN, type Visitor } from './desk.ts';

useDatabase();
beforeEach(emptyDatabase);

const stateOf = async (year: number): Promise<unknown> => (await Campaigns.findById(year).lean())?.state;

describe('conduite de campagne', () => {
  test('R-CAM-08: initialiser, top de clôture, rouvrir avec un motif, clore en tapant la phrase', async () => {
    const agent = await loggedIn(['campaign', 'closing']);
    await agent.post('/caf/actions/campagne/nouvelle', { annee: '26' }).expect(422);
    await agent.post('/caf/actions/campagne/nouvelle', { annee: '2026', enveloppe: 'beaucoup' }).expect(422);
    await agent.post('/caf/actions/campagne/nouvelle', { annee: '2026', enveloppe: '1 050 000,00' }).expect(200);
    expect((await Campaigns.findById(2026).lean())?.budget).toBe(105_000_000);
    await agent.post('/caf/actions/campagne/top', { annee: '2026' }).expect(200);
    expect(await stateOf(2026)).toBe('open');
    await agent.post('/caf/actions/campagne/top', { annee: '2026' }).expect(409);
    const refused = await agent.post('/caf/actions/campagne/reouverture', { annee: '2026', motif: ' ' }).expect(422);
    expect((refused.body as { fields: object[] }).fields).toMatchObject([{ field: 'motif' }]);
    await agent.post('/caf/actions/campagne/reouverture', { annee: '2026', motif: 'oubli' }).expect(200);
    await agent.post('/caf/actions/campagne/cloture', { annee: '2026', confirmation: 'oui' }).expect(422);
    expect(await stateOf(2026)).toBe('open');
    await agent.post('/caf/actions/campagne/cloture', { annee: '2026', confirmation: 'clore 2026' }).expect(200);
    expect(await stateOf(2026)).toBe('closed');
    const event = await AuditEvents.findOne({ kind: 'campaign.closed' }).lean();
    expect(event?.author).toMatchObject({ kind: 'agent', id: agent.code });
  });
});

describe('agents', () => {
  test('R-AGT-01: créer un agent : le mot de passe part par mail et n’est pas dans la réponse', async () => {
    const agent = await loggedIn(['agents']);
    const wanted = { code: 'p4321911', mail: 'Neuf@Caf.example', nom: 'Roux', prenom: 'Ana', profil: 'lecteur' };
    const { text } = await agent.post('/caf/actions/agents', wanted).expect(200);
    const { password } = (await Outbox.findOne().lean())!.letter.data as { password: string };
    expect(JSON.parse(text)).toEqual({ code: 'P4321911', mail: 'neuf@caf.example' });
    expect(text).not.toContain(password);
    await agent.post('/caf/actions/agents', wanted).expect(409);
    await agent.post('/caf/actions/agents', { ...wanted, code: 'P1' }).expect(422);
    await agent.post('/caf/actions/agents', { ...wanted, code: 'P4322911', mail: 'b@caf.example', profil: '__proto__' }).expect(422);
  });
});

describe('chargement', () => {
  const ALLO = 'Matricule;Nom;Prénom;Mail\r\n0012345;Durand;Éloïse;e@exemple.fr\r\n12;Sans;Mail;\r\n';
  const ENF =
    'Matricule;Montant TLJ;Nom;Prénom;Date de naissance;SIAS\r\n0012345;105,00;Durand;Zoé;14/03/2016;0000017\r\n9999999;105,00;Inconnu;Un;14/03/2016;0000018\r\n';

  const put = (agent: Visitor, files: Record<string, { name: string; bytes: Buffer | string }>, more: Record<string, string> = {}) => {
    const parts = Object.entries(files).map(([kind, { name, bytes }]) => ({ kind, name, bytes: Buffer.from(bytes) }));
    const about = new URLSearchParams({
      ...Object.fromEntries(
        parts.flatMap(({ kind, name, bytes }) => [
          [kind, name],
          [`${kind}Taille`, String(bytes.length)],
        ]),
      ),
      ...more,
    });
    return request(desk())
      .put(`/caf/actions/chargements?${about}`)
      .set('Cookie', agent.cookie)
      .set('Origin', ORIGIN)
      .type('application/octet-stream')
      .send(Buffer.concat(parts.map(({ bytes }) => bytes)));
  };

  test('R-CAM-06, R-CAM-07: deux fichiers, simulation, confirmation, rejets à télécharger, historique', async () => {
    await initCampaign(bySystem(), { year: 2026 });
    const agent = await loggedIn(['load']);
    const { load } = (
      await put(agent, { allo: { name: 'allo juillet.csv', bytes: ALLO }, enf: { name: 'enf.csv', bytes: ENF } }).expect(200)
    ).body as { load: string };
    await runNextLoad({ holder: 'test' });
    const simulated = (await agent.get(`/caf/actions/chargements/${load}`).expect(200)).body as {
      state: string;
      counts: Record<string, object>;
      total: string;
    };
    expect(simulated).toMatchObject({ state: 'simulated', counts: { allo: { new: 2, rejected: 0 }, enf: { new: 1, rejected: 1 } } });
    expect(simulated.total).toBe('105,00\u00a0€');
    expect(await Families.countDocuments()).toBe(0);
    await agent.post(`/caf/actions/chargements/${load}/confirmation`).expect(200);
    await runNextLoad({ holder: 'test' });
    expect(await Families.countDocuments()).toBe(2);
    const history = (await agent.get('/caf/actions/chargements').expect(200)).body as { loads: object[] };
    expect(history.loads).toMatchObject([{ id: load, state: 'done', agent: agent.code, files: { allo: { name: 'allo juillet.csv' } } }]);
    const lines = (await agent.get(`/caf/actions/chargements/${load}/lignes?niveau=reject`).expect(200)).body as object;
    expect(lines).toMatchObject({ total: 1, lines: [{ file: 'enf', line: 3, code: 'PARENT_INCONNU', takenUp: null }] });
    const file = await agent
      .get(`/caf/actions/chargements/${load}/rejets/enf`)
      .buffer(true)
      .parse((res, done) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)));
      })
      .expect(200);
    expect(file.headers['content-disposition']).toBe('attachment; filename="enf_REJETS.csv"');
    expect((file.body as Buffer).toString('utf8')).toContain('9999999;105,00;Inconnu');
    await agent.get(`/caf/actions/chargements/${load}/rejets/allo`).expect(404);
    await agent.post(`/caf/actions/chargements/${load}/annulation`).expect(409);
  });

  test('R-CAM-03: ce qui n’est pas un fichier de campagne est refusé, et rien ne reste', async () => {
    await initCampaign(bySystem(), { year: 2026 });
    const agent = await loggedIn(['load']);
    const left = async (): Promise<string[]> => (await readdir(os.tmpdir())).filter((name) => name.startsWith('tlj-depot-'));
    const before = await left();
    await put(agent, { allo: { name: 'allo.csv', bytes: '%PDF-1.7 rien' } }).expect(415);
    await put(agent, { allo: { name: 'allo.csv', bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]) } }).expect(415);
    await put(agent, { allo: { name: 'allo.csv', bytes: 'Pas;Une;Tete\r\n1;2;3\r\n' } }).expect(422);
    await put(agent, { allo: { name: '../../etc/allo.csv', bytes: ALLO } }).expect(422);
    await put(agent, {}).expect(422);
    await put(agent, { allo: { name: 'allo.csv', bytes: ALLO } }, { alloTaille: String(Buffer.byteLength(ALLO) - 14) }).expect(422);
    await put(agent, { allo: { name: 'allo.csv', bytes: ALLO } }, { alloTaille: String(61 * 1024 * 1024) }).expect(413);
    await put(agent, { allo: { name: 'allo.csv', bytes: ALLO } })
      .type('multipart/form-data; boundary=x')
      .expect(415);
    expect(await left()).toEqual(before);
    expect((await agent.get('/caf/actions/chargements').expect(200)).body).toMatchObject({ loads: [] });
  });
});

describe('paiements', () => {
  async function aPayable(): Promise<void> {
    await initCampaign(bySystem(), { year: 2026 });
    await aFamily({});
    await aChild({ sias: LINA });
    const partnerId = await aPartner('Judo Club', '0314583');
    const code = '6f1c0a7e-5b1d-4c39-9a54-0f5f1a6f3b11';
    const owed = {
      kind: 'partners',
      campaign: 2026,
      matricule: MATRICULE,
      sias: LINA,
      partnerId,
      amount: 4000,
      state: 'pending',
      dueAt: at('2026-01-01T00:00:00Z'),
    };
    await Payables.collection.insertOne({ _id: `QR:${code}`, ...owed, batchId: null, paidOn: null, heldReason: null } as never);
  }

  test('R-PAY-01, R-PAY-03: aperçu, génération, fichier, reprise à l’octet près, traité', async () => {
    await aPayable();
    const agent = await loggedIn(['payments.generate']);
    const preview = (await agent.get('/caf/actions/lots/apercu?nature=partners').expect(200)).body as object;
    expect(preview).toMatchObject({ lines: 1, total: '40,00\u00a0€', partners: [{ name: 'Judo Club', lines: 1 }] });
    await agent.get('/caf/actions/lots/apercu?nature=autre').expect(422);
    expect(await PaymentBatches.countDocuments()).toBe(0);
    const { batch } = (await agent.post('/caf/actions/lots', { nature: 'partners' }).expect(200)).body as { batch: string };
    await agent.post('/caf/actions/lots', { nature: 'partners' }).expect(409);
    await agent.get(`/caf/actions/lots/${batch}/fichier`).expect(404);
    expect((await PaymentBatches.findById(batch).lean())?.downloads).toEqual([]);
    const [first, again] = [
      await agent.post(`/caf/actions/lots/${batch}/fichier`).expect(200),
      await agent.post(`/caf/actions/lots/${batch}/fichier`).expect(200),
    ];
    expect(first.headers['content-disposition']).toBe('attachment; filename="PREPT_PARTENAIRES_2026_001.TXT"');
    expect((first.body as Buffer).length).toBe(3 * 127);
    expect(again.body).toEqual(first.body);
    expect((await agent.get(`/caf/actions/lots/${batch}`).expect(200)).body).toMatchObject({
      state: 'downloaded',
      downloads: [{ agent: agent.code }, { agent: agent.code }],
    });
    await agent.post(`/caf/actions/lots/${batch}/traite`, { jour: '31/02/2026' }).expect(422);
    await agent.post(`/caf/actions/lots/${batch}/traite`, { jour: '' }).expect(200);
    await agent.post(`/caf/actions/lots/${batch}/annulation`, { motif: 'trop tard' }).expect(409);
    expect((await Payables.findOne().lean())?.state).toBe('paid');
  });

  test('R-PAY-03: annuler demande un motif et rend les sommes à payer', async () => {
    await aPayable();
    const agent = await loggedIn(['payments.generate']);
    const { batch } = (await agent.post('/caf/actions/lots', { nature: 'partners' }).expect(200)).body as { batch: string };
    await agent.post(`/caf/actions/lots/${batch}/annulation`, { motif: '' }).expect(422);
    await agent.post(`/caf/actions/lots/${batch}/annulation`, { motif: 'mauvais mois' }).expect(200);
    expect((await Payables.findOne().lean())?.state).toBe('pending');
    await agent.post('/caf/actions/lots/2026-999/fichier').expect(404);
  });

  test('R-PAY-05: l’écran des comptes dit chaque équation, et voit une différence plantée', async () => {
    await aPayable();
    const agent = await loggedIn(['payments.follow']);
    const { body } = (await agent.get('/caf/actions/comptes').expect(200)) as {
      body: { ok: boolean; checks: { code: string; differences: object[] }[] };
    };
    expect(body.checks).toHaveLength(7);
    expect(body.ok).toBe(false);
    expect(body.checks.find(({ code }) => code === 'R3')!.differences.length).toBeGreaterThan(0);
  });
});

describe('tableau de bord', () => {
  test('R-EXT-02: chacun n’y voit que ce que ses droits ouvrent', async () => {
    await initCampaign(bySystem(), { year: 2026, budget: 105_000_000 });
    await aFamily({});
    await aChild({ sias: LINA });
    type Board = { figures: boolean; campaign: { families: number; forfaits: string } };
    const reader = await loggedIn(['partners.view']);
    const board = (await reader.get('/caf/actions/tableau').expect(200)).body as Board;
    expect(board).toMatchObject({ figures: false, todos: [], campaign: { families: 1, forfaits: '150,00\u00a0€' } });
    await reader.get('/caf/actions/suivi/chiffres').expect(403);
    const manager = await loggedIn(['budget']);
    expect((await manager.get('/caf/actions/tableau').expect(200)).body).toMatchObject({ figures: true });
    const { kpis } = (await manager.get('/caf/actions/suivi/chiffres').expect(200)).body as { kpis: { label: string; hint: string }[] };
    expect(kpis.find(({ label }) => label === 'Reste')!.hint).toBe('Les familles ont encore 150,00\u00a0€');
  });

  test('R-PAY-06, R-MAIL-03: « À faire » dit les rejets de SIAS à repayer et les courriels qui ne sont pas arrivés, à qui peut agir', async () => {
    await initCampaign(bySystem(), { year: 2026 });
    const owed = { kind: 'partners', campaign: 2026, matricule: MATRICULE, sias: LINA, partnerId: 'x', amount: 4000, dueAt: at() };
    await Payables.collection.insertMany([
      { _id: 'QR:a', ...owed, state: 'pending', rejectedOn: '2026-11-20' },
      { _id: 'QR:b', ...owed, state: 'pending', rejectedOn: null },
      { _id: 'QR:c', ...owed, state: 'paid', rejectedOn: '2026-11-20' },
    ] as never[]);
    const failure = {
      letterId: 'l',
      kind: 'family-message',
      about: MATRICULE,
      campaign: 2026,
      address: 'a@b.fr',
      reason: 'noMailbox',
      at: at(),
    };
    await MailFailures.collection.insertMany([
      { _id: '1', ...failure, permanent: true, closed: null },
      { _id: '2', ...failure, permanent: false, closed: null },
      { _id: '3', ...failure, permanent: true, closed: { at: at(), agent: 'P1', how: 'lifted' } },
    ] as never[]);
    const labelsOf = async (rights: readonly Right[]): Promise<string[]> => {
      const { body } = await (await loggedIn(rights)).get('/caf/actions/tableau').expect(200);
      return (body as { todos: { count: string; label: string }[] }).todos.map(({ count, label }) => `${count} ${label}`);
    };
    expect(await labelsOf(['payments.generate'])).toEqual(['2 sommes à payer', '1 rejet de SIAS à repayer']);
    expect(await labelsOf(['mails'])).toEqual(['1 courriel qui n’est pas arrivé']);
    expect(await labelsOf(['families.view'])).toEqual([]);
  });
});
