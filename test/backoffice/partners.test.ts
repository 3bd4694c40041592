/** The desk's routes about partners, through the server (R-PAR-03 to 08, R-PAR-13): rights, bad input, versions, files. */
import request from 'supertest';
import { readFile } from 'node:fs/promises';
import { addFirstActivities } from '#core/partner/activities/first-activities.ts';
import { type Partner, Partners, type PartnerUser, PartnerUsers } from '#core/partner/partner.model.ts';
import { PartnerLoads } from '#core/partner/tiers/partner-load.model.ts';
import { runNextTiers } from '#core/partner/tiers/run-tiers.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { anXlsx } from '../factories/load-files.ts';
import { aScheme, byFamily, bySystem, LINA, MATRICULE, YEAR } from '../factories/scheme.ts';
import { createPartner } from '#core/partner/create-partner.ts';
import { desk, loggedIn, ORIGIN, type Visitor } from './desk.ts';

useDatabase();
beforeEach(async () => {
  await emptyDatabase();
  await addFirstActivities();
});

const ACTIONS = '/caf/actions';
const FORM = {
  nom: 'Judo Club de Grigny',
  kind: 'association',
  mail: 'judo@club.example',
  activite: 'Judo,Aïkido',
  adresse: '3 rue des Lilas',
  codePostal: '91350',
  commune: 'Grigny',
  tiersi: '0314583',
  rang: '0001',
};
const operator = () => loggedIn(['partners.view', 'partners.edit', 'partners.validate']);
const fieldsOf = (body: unknown): string[] => (body as { fields: { field: string }[] }).fields.map(({ field }) => field);
const aJudo = async (): Promise<Partner> => {
  const { id } = await createPartner(bySystem(), {
    mail: FORM.mail,
    name: FORM.nom,
    activities: ['Judo'],
    line1: 'x',
    postalCode: '91350',
    commune: 'Grigny',
    tiersi: '0314583',
    rang: '0001',
  });
  return (await Partners.findById(id).lean<Partner>())!;
};

describe('créer un partenaire', () => {
  test('R-PAR-04: validé, il est visible et reçoit un mail ; mal rempli, chaque champ a sa phrase', async () => {
    const agent = await operator();
    const bad = await agent.post(`${ACTIONS}/partenaires`, { ...FORM, mail: 'x', tiersi: '1 2', codePostal: '', commune: '' }).expect(422);
    expect(fieldsOf(bad.body).sort()).toEqual(['codePostal', 'commune', 'mail', 'tiersi']);
    const { body } = await agent.post(`${ACTIONS}/partenaires`, FORM).expect(200);
    expect(await Partners.findById((body as { id: string }).id).lean()).toMatchObject({
      etat: 'C',
      activities: ['Judo', 'Aïkido'],
      agentCode: agent.code.slice(0, 5),
    });
    expect(await Outbox.countDocuments({ to: FORM.mail })).toBe(1);
    await agent.post(`${ACTIONS}/partenaires`, { ...FORM, distinct: 'oui' }).expect(409);
  });

  test('R-PAR-04: un partenaire ressemblant est signalé à côté de la case à cocher, puis créé si l’agent insiste', async () => {
    const agent = await operator();
    await agent.post(`${ACTIONS}/partenaires`, FORM).expect(200);
    const other = { ...FORM, rang: '0002' };
    const answer = await agent.post(`${ACTIONS}/partenaires`, other).expect(409);
    expect(fieldsOf(answer.body)).toEqual(['distinct']);
    await agent.post(`${ACTIONS}/partenaires`, { ...other, distinct: 'oui' }).expect(200);
  });

  test('R-PAR-08: une activité hors de la liste est refusée à côté de son champ', async () => {
    const agent = await operator();
    for (const activite of ['Inconnue', 'Cours de langue', ''])
      expect(fieldsOf((await agent.post(`${ACTIONS}/partenaires`, { ...FORM, activite }).expect(422)).body)).toContain('activite');
    expect(await Partners.countDocuments()).toBe(0);
  });

  test('R-AGT-03: le droit de modifier saisit à valider, le droit de valider valide, aucun ne fait l’autre', async () => {
    const editor = await loggedIn(['partners.edit']);
    const validator = await loggedIn(['partners.validate']);
    await editor.post(`${ACTIONS}/partenaires`, FORM).expect(403);
    await validator.post(`${ACTIONS}/partenaires/a-valider`, FORM).expect(403);
    const { body } = await editor.post(`${ACTIONS}/partenaires/a-valider`, FORM).expect(200);
    const path = `${ACTIONS}/partenaires/${(body as { id: string }).id}`;
    expect((await editor.get(`${ACTIONS}/partenaires/a-valider`).expect(200)).text).toContain(FORM.nom);
    await editor.post(`${path}/validation`, { tiersi: '1', rang: '1' }).expect(403);
    await validator.post(`${path}/validation`, { tiersi: 'x', rang: '1' }).expect(422);
    await validator.post(`${path}/validation`, { tiersi: '314583', rang: '1', dateEtat: '15/10/2026' }).expect(200);
    await validator.post(`${path}/suspension`, { motif: 'x' }).expect(403);
    await validator.post(path, { ...FORM }).expect(403);
    expect((await Partners.findOne().lean<Partner>())!).toMatchObject({ etat: 'C', etatDay: '2026-10-15', suspended: false });
  });
});

describe('la fiche d’un partenaire', () => {
  test('R-PAR-06: sans la version lue, 422 ; avec une version dépassée, 409 et ce qui a changé ; numéro et rang ne bougent pas', async () => {
    const agent = await operator();
    const { _id, modifiedAt } = await aJudo();
    const path = `${ACTIONS}/partenaires/${_id}`;
    const version = modifiedAt.toISOString();
    await agent.post(path, FORM).expect(422);
    const { body } = await agent.post(path, { ...FORM, version, commune: 'Massy', tiersi: '9999999', rang: '0009' }).expect(200);
    expect((body as { changes: number }).changes).toBeGreaterThan(0);
    const late = await agent.post(path, { ...FORM, version, nom: 'Écrasé' }).expect(409);
    expect((late.body as { message: string }).message).toContain('Massy');
    expect((await Partners.findById(_id).lean<Partner>())!).toMatchObject({ name: FORM.nom, tiersi: '0314583', rang: '0001' });
    const shown = (await agent.get(path).expect(200)).body as { history: { changes: object[] }[]; tags: object[] };
    expect(shown.history[0]!.changes).toContainEqual({ label: 'Commune', before: 'Grigny', after: 'Massy' });
  });

  test('R-PAR-07: la fiche montre ce qui empêche la radiation ; les QR codes rendus, elle se fait', async () => {
    const agent = await operator();
    const { judo } = await aScheme();
    await issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias: LINA, partnerId: judo, amount: 4000 });
    const path = `${ACTIONS}/partenaires/${judo}`;
    await agent.post(`${path}/radiation`, { motif: 'fermé' }).expect(409);
    await agent.post(`${path}/suspension`, { motif: '' }).expect(422);
    await agent.post(`${path}/suspension`, { motif: 'fermé' }).expect(200);
    await agent.post(`${path}/radiation`, { motif: 'fermé' }).expect(409);
    expect(((await agent.get(path).expect(200)).body as { obstacles: object }).obstacles).toMatchObject({
      vouchers: { count: 1, total: expect.stringContaining('40,00') as string },
    });
    await agent.post(`${path}/qr-rendus`).expect(422);
    expect((await agent.post(`${path}/qr-rendus`, { confirme: 'oui' }).expect(200)).body).toEqual({ returned: 1 });
    await agent.post(`${path}/radiation`, { motif: 'fermé' }).expect(200);
    expect((await Partners.findById(judo).lean<Partner>())!.etat).toBe('R');
  });

  test('R-PAR-09: le mot de passe envoyé n’est pas dans la réponse', async () => {
    const agent = await operator();
    const { _id } = await aJudo();
    const person = (await PartnerUsers.findOne().lean<PartnerUser>())!._id;
    const { text } = await agent.post(`${ACTIONS}/partenaires/${_id}/acces/${person}/mot-de-passe`).expect(200);
    expect(text).toBe('{}');
    await agent.post(`${ACTIONS}/partenaires/${_id}/acces/${person}/deblocage`).expect(200);
    await agent.post(`${ACTIONS}/partenaires/autre/acces/${person}/deblocage`).expect(404);
  });
});

test('R-PAR-08: la liste des activités se tient à l’écran, version à l’appui', async () => {
  const agent = await operator();
  await agent.post(`${ACTIONS}/activites`, { activite: 'Poney', domaine: 'sport', etat: 'active' }).expect(200);
  await agent.post(`${ACTIONS}/activites`, { activite: 'poney', domaine: 'sport', etat: 'active' }).expect(409);
  await agent.post(`${ACTIONS}/activites`, { activite: 'Yoga', domaine: 'x', etat: 'active' }).expect(422);
  const listed = (await agent.get(`${ACTIONS}/activites`).expect(200)).body as {
    activities: { id: string; label: string; version: string }[];
  };
  const poney = listed.activities.find(({ label }) => label === 'Poney')!;
  const path = `${ACTIONS}/activites/${poney.id}`;
  await agent.post(path, { activite: 'Équitation sur poney', domaine: 'sport', etat: 'active', version: poney.version }).expect(200);
  await agent.post(path, { activite: 'Autre', domaine: 'sport', etat: 'active', version: poney.version }).expect(409);
  await (await loggedIn(['partners.view'])).post(`${ACTIONS}/activites`, { activite: 'X' }).expect(403);
});

test('R-PAR-06: les modifications à reporter sortent en CSV, formules désarmées, puis se marquent et se démarquent', async () => {
  const agent = await operator();
  const { _id, modifiedAt } = await aJudo();
  await agent.post(`${ACTIONS}/partenaires/${_id}`, { ...FORM, nom: '=1+1', version: modifiedAt.toISOString() }).expect(200);
  const { changes } = (await agent.get(`${ACTIONS}/tiersi`).expect(200)).body as { changes: { id: string }[] };
  const csv = await agent.get(`${ACTIONS}/tiersi/csv`).expect(200);
  expect(csv.headers['content-disposition']).toMatch(/modifications_tiersi_\d{4}-\d\d-\d\d\.csv/);
  expect(csv.text).toMatch(/^\ufeffNuméro Tiersi;Rang;/);
  expect(csv.text).toContain("0314583;0001;'=1+1;");
  await agent.post(`${ACTIONS}/tiersi/report`, {}).expect(422);
  const { body } = await agent.post(`${ACTIONS}/tiersi/report`, { modifications: changes.map(({ id }) => id).join() }).expect(200);
  await agent.post(`${ACTIONS}/tiersi/report`, { modifications: changes.map(({ id }) => id).join() }).expect(409);
  await agent.post(`${ACTIONS}/tiersi/annulation`, { report: (body as { report: string }).report }).expect(200);
  await (await loggedIn(['partners.view'])).post(`${ACTIONS}/tiersi/report`, { modifications: 'x' }).expect(403);
});

describe('le fichier des tiers', () => {
  const HEADER = ['Tiersi', 'Rang', 'Raison sociale', 'Mail', 'Activité', 'Adresse', 'Code postal', 'Commune'];
  const put = async (agent: Visitor, rows: unknown[][], name = 'tiers.xlsx') => {
    const bytes = await readFile(anXlsx(name, [HEADER, ...rows]).path);
    const about = new URLSearchParams({ tiers: name, tiersTaille: String(bytes.length) });
    return request(desk())
      .put(`${ACTIONS}/tiers?${about}`)
      .set('Cookie', agent.cookie)
      .set('Origin', ORIGIN)
      .type('application/octet-stream')
      .send(bytes);
  };
  const JUDO = [314583, 1, 'Judo Club', 'judo@club.example', 'Judo', '3 rue des Lilas', 91350, 'Grigny'];

  test('R-PAR-04: déposé, simulé, confirmé : le fond charge ; les rejets se téléchargent', async () => {
    const agent = await operator();
    const simulated = (await put(agent, [JUDO, ['x', 1, 'Sans numéro', 'a@b.example', 'Judo', 'x', 91000, 'Évry']])).body as {
      id: string;
      counts: object;
    };
    expect(simulated.counts).toMatchObject({ new: 1, rejected: 1 });
    expect(await Partners.countDocuments()).toBe(0);
    const path = `${ACTIONS}/tiers/${simulated.id}`;
    expect((await agent.get(`${path}/lignes?nature=rejected`).expect(200)).body).toMatchObject({
      total: 1,
      lines: [{ line: 3, code: 'TIERSI_INVALIDE' }],
    });
    expect((await agent.get(`${path}/rejets`).expect(200)).headers['content-disposition']).toContain('tiers_REJETS.xlsx');
    await agent.post(`${path}/confirmation`).expect(200);
    await agent.post(`${path}/confirmation`).expect(409);
    await runNextTiers(new AbortController().signal);
    expect(await Partners.distinct('tiersi')).toEqual(['0314583']);
    expect(((await agent.get(`${ACTIONS}/tiers`).expect(200)).body as { loads: object[] }).loads).toMatchObject([
      { state: 'done', counts: { new: 1 } },
    ]);
  });

  test('R-PAR-04: un fichier d’un autre genre est refusé, et le droit de voir ne charge pas', async () => {
    const agent = await operator();
    const pdf = Buffer.from('%PDF-1.7 rien');
    const about = new URLSearchParams({ tiers: 'tiers.xlsx', tiersTaille: String(pdf.length) });
    await request(desk())
      .put(`${ACTIONS}/tiers?${about}`)
      .set('Cookie', agent.cookie)
      .set('Origin', ORIGIN)
      .type('application/octet-stream')
      .send(pdf)
      .expect(415);
    expect((await put(await loggedIn(['partners.view', 'partners.edit']), [JUDO])).status).toBe(403);
    expect(await PartnerLoads.countDocuments()).toBe(0);
  });
});
