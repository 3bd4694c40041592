/** A partner's own data, the changes it asks for, what it sees when suspended or radié (R-PAR-06, R-PAR-07, R-PAR-09, R-PAR-13). */
import { Agents } from '#core/access/access.model.ts';
import { PROFILES } from '#core/access/rights.rules.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { addFirstActivities } from '#core/partner/activities/first-activities.ts';
import { changePartner } from '#core/partner/change-partner.ts';
import { Partners, PartnerUsers } from '#core/partner/partner.model.ts';
import { type PartnerRequest, PartnerRequests } from '#core/partner/requests/request.model.ts';
import { applyRequest, refuseRequest } from '#core/partner/requests/settle-request.ts';
import { confirmRib, readRib } from '#core/partner/rib/change-rib.ts';
import { resumePartner, suspendPartner } from '#core/partner/suspend-partner.ts';
import { AttachmentChunks, AttachmentFiles } from '#core/shared/attachments/attachment.model.ts';
import type { Act } from '#core/shared/author.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { radiatePartner } from '#core/voucher/radiate-partner.ts';
import { aPdf } from '../factories/attestations.ts';
import { aClubPassword, aClubUser, CLUB_PASSWORD } from '../factories/club.ts';
import { at, LINA, NOE, type Scheme } from '../factories/scheme.ts';
import { IBAN } from '../factories/signups.ts';
import { clubAtWork, JUDO, MUSIQUE } from './club-at-work.ts';
import type { Browser } from './partner-portal.ts';

const ASK = '/partenaire/compte/demande';

const work = clubAtWork(() => addFirstActivities());
const { loggedIn } = work;
let club: Browser;
let scheme: Scheme;
beforeEach(() => void ({ club, scheme } = work));

async function anAgent(_id = 'P1111911'): Promise<Act> {
  await Agents.collection.insertOne({ _id, mail: `${_id}@caf.example`, rights: [...PROFILES.gestionnaire], active: true } as never);
  return { author: { kind: 'agent', id: _id }, at: at('2026-11-23T11:00:00Z') };
}
const judo = async () => (await Partners.findById(scheme.judo).lean())!;
const waiting = (): Promise<PartnerRequest[]> => PartnerRequests.find({ state: 'waiting' }).sort({ field: 1 }).lean<PartnerRequest[]>();
const address = { numero: '12', typeVoie: 'rue', adresse: 'des Acacias', adresse2: '', codePostal: '91130', commune: 'ris orangis' };

test('R-PAR-09: toutes ses données, sauf le commentaire et le code de l’agent, jusque dans l’historique', async () => {
  const agent = await anAgent('P7777911');
  const { mail, name, activities, address: place, modifiedAt } = await judo();
  const facts = { mail, name, activities, ...place, kind: 'association', siret: '73282932000074', comment: 'Note interne secrète' };
  await changePartner(agent, scheme.judo, modifiedAt, facts);
  const page = await club.get('/partenaire/compte');
  const { identifiant } = await judo();
  for (const shown of [
    identifiant,
    '0314583, 0001',
    'Association',
    '73282932000074',
    'Judo',
    '3 rue des Lilas, 91350 Grigny'.slice(2),
    JUDO,
  ])
    expect(page.text).toContain(shown);
  expect(page.text).toMatch(/23\/11\/2026 Modifié\s: Siret /);
  expect(page.html).not.toMatch(/Note interne|P7777|Commentaire/);
});

test('R-PAR-06: une adresse se demande entière, un agent accepte ou refuse, le partenaire lit la réponse', async () => {
  const agent = await anAgent();
  expect(await club.post(`${ASK}?objet=adresse`, { objet: 'adresse', motif: 'Déménagement', ...address })).toMatchObject({
    status: 303,
    to: '/partenaire/compte',
  });
  expect((await club.get('/partenaire/compte')).text).toMatch(/Demande envoyée à la Caf.*Vos demandes de modification.*En attente/);
  expect((await waiting()).map(({ field, wanted }) => [field, wanted])).toEqual([
    ['commune', 'Ris-Orangis'],
    ['line1', 'des Acacias'],
    ['number', '12'],
    ['postalCode', '91130'],
    ['streetType', 'rue'],
  ]);
  const [commune, line1] = await waiting();
  await applyRequest(agent, { id: commune!._id, seen: (await judo()).modifiedAt });
  await refuseRequest(agent, { id: line1!._id, reason: 'Envoyez un justificatif.' });
  const page = await club.get('/partenaire/compte');
  expect(page.text).toMatch(/Commune\s+: Ris-Orangis .*Réponse de la Caf le 23\/11\/2026.*Acceptée/);
  expect(page.text).toMatch(/Adresse, ligne 1\s+: des Acacias .*Envoyez un justificatif\..*Refusée/);
  expect(page.html).not.toContain('P1111');
});

test.each([
  ['nom', { nom: '' }, 'nom', 422],
  ['nom', { nom: 'Judo Club de Grigny' }, null, 422],
  ['siret', { siret: '73282932000075' }, 'siret', 422],
  ['mail', { mail: 'pas-un-mail' }, 'mail', 422],
  ['adresse', { ...address, codePostal: '75001' }, 'commune', 422],
  ['adresse', { ...address, adresse: 'a'.repeat(41) }, 'adresse', 422],
  ['activites', { activite: 'Cours de langue' }, 'activite', 422],
  ['activites', { activite: 'Parapente' }, 'activite', 422],
  ['activites', {}, 'activite', 422],
  ['rib', { iban: 'FR7630006000011234567890188' }, 'iban', 422],
])('R-PAR-06: demande mal remplie, %s %j : refusée, ce qui est tapé reste', async (objet, fields, field, status) => {
  const answer = await club.post(`${ASK}?objet=${objet}`, { objet, motif: 'Nouveau bureau', ...fields } as Record<string, string>);
  expect(answer.status).toBe(status);
  expect(answer.html).toMatch(/role="alert"/);
  if (field) expect(answer.html).toContain(`id="${field}-e"`);
  expect(answer.html).toContain('Nouveau bureau</textarea>');
  expect(await PartnerRequests.countDocuments()).toBe(0);
});

test('R-PAR-06: sans motif 422, deux fois la même 409, un objet inventé 422, le numéro Tiersi ne se demande pas', async () => {
  const mail = { objet: 'mail', mail: 'bureau@judo.example', motif: 'Nouveau bureau' };
  expect((await club.post(`${ASK}?objet=mail`, { ...mail, motif: '' })).html).toContain('id="motif-e"');
  expect((await club.post(`${ASK}?objet=mail`, mail)).status).toBe(303);
  expect((await club.post(`${ASK}?objet=mail`, { ...mail, mail: 'autre@judo.example' })).status).toBe(409);
  for (const objet of ['tiersi', 'comment', 'rang']) expect((await club.post(ASK, { objet, motif: 'x' })).status).toBe(422);
  expect(await PartnerRequests.countDocuments()).toBe(1);
  expect((await judo()).mail).toBe(JUDO);
});

test('R-PAR-06: plusieurs activités de la liste se demandent ensemble', async () => {
  const form = new FormData();
  for (const activite of ['Judo', 'Karaté']) form.append('activite', activite);
  form.set('objet', 'activites');
  form.set('motif', 'Nouvelle section');
  expect((await club.post(`${ASK}?objet=activites`, form)).status).toBe(303);
  const agent = await anAgent();
  await applyRequest(agent, { id: (await waiting())[0]!._id, seen: (await judo()).modifiedAt });
  expect((await judo()).activities).toEqual(['Judo', 'Karaté']);
});

const askRib = (bytes: Buffer, { iban = IBAN, motif = 'Nouvelle banque', from = club, name = 'rib.pdf' } = {}) => {
  const form = new FormData();
  for (const [field, value] of Object.entries({ objet: 'rib', iban, motif })) form.set(field, value);
  form.set('document', new File([new Uint8Array(bytes)], name));
  return from.post(`${ASK}?objet=rib`, form);
};

test.each([
  ['sans RIB', Buffer.alloc(0), 422],
  ['une page web', Buffer.from('<html><script>1</script></html>'), 415],
  ['un PDF avec un programme', aPdf('7 0 obj << /S /JavaScript >> endobj'), 422],
  ['un fichier de plus de 10 Mo', Buffer.concat([aPdf(), Buffer.alloc(10 * 1024 * 1024)]), 413],
])('R-PAR-03: un autre RIB demandé avec %s : refusé par son contenu, ce qui est tapé reste', async (_what, bytes, status) => {
  const answer = await askRib(bytes);
  expect([answer.status, answer.html.includes('id="document-e"'), answer.html.includes(`value="${IBAN}"`)]).toEqual([status, true, true]);
  expect(answer.html).toContain('Nouvelle banque</textarea>');
  expect([await PartnerRequests.countDocuments(), await AttachmentFiles.countDocuments()]).toEqual([0, 0]);
});

test('R-PAR-03: tout ce qui manque à une demande de RIB se dit d’un coup ; sans session, le fichier n’est pas lu', async () => {
  const answer = await askRib(Buffer.alloc(0), { iban: 'FR76', motif: ' ' });
  for (const field of ['iban', 'document', 'motif']) expect(answer.html).toContain(`id="${field}-e"`);
  expect((await askRib(aPdf(), { from: work.visitor() })).status).toBe(401);
  expect((await askRib(Buffer.alloc(11 * 1024 * 1024))).status).toBe(413);
});

test('R-SEC-01: le RIB envoyé se relit par sa structure, chiffré au repos ; une autre structure et qui scanne seulement, non', async () => {
  const rib = aPdf('9 0 obj << /T (RIB) >> endobj');
  expect((await askRib(rib)).status).toBe(303);
  const { file } = (await waiting())[0]!.paper!;
  const address = `/partenaire/compte/documents/${file}`;
  expect((await club.get('/partenaire/compte')).html).toContain(`href="${address}"`);
  const { status, headers, bytes } = await club.file(address);
  expect([status, headers.get('Content-Disposition'), Buffer.from(bytes).equals(rib)]).toEqual([
    200,
    'attachment; filename="rib.pdf"',
    true,
  ]);
  const chunks = await AttachmentChunks.collection.find<{ data: { buffer: Buffer } }>({ files_id: file }).toArray();
  expect(Buffer.concat(chunks.map(({ data }) => data.buffer)).includes('RIB')).toBe(false);
  await aClubPassword(MUSIQUE);
  const other = await loggedIn(MUSIQUE);
  expect([(await other.get(address)).status, (await (await work.sarah()).get(address)).status]).toEqual([404, 403]);
  expect((await other.get('/partenaire/compte')).html).not.toContain(file);
});

test('R-PAR-03: un autre RIB : demandé masqué, saisi par un agent, confirmé par un second, le partenaire prévenu', async () => {
  const [first, second] = [await anAgent(), await anAgent('P2222911')];
  expect((await askRib(aPdf())).status).toBe(303);
  const [request] = await waiting();
  expect(JSON.stringify(request)).not.toContain('3000600001');
  expect((await readRib(scheme.judo)).pending).toBeNull();
  await applyRequest(first, { id: request!._id, seen: (await judo()).modifiedAt });
  expect(await Outbox.countDocuments({ 'letter.kind': 'partner-rib-held', to: JUDO })).toBe(1);
  expect(await Outbox.countDocuments({ 'letter.kind': 'partner-request-settled' })).toBe(0);
  expect((await club.get('/partenaire/compte')).text).toContain('FR76 •••• •••• 0189, en vérification à la Caf');
  expect((await askRib(aPdf(), { motif: 'Encore' })).status).toBe(409);
  const { seen } = (await readRib(scheme.judo)).pending!;
  await expect(confirmRib(first, { partnerId: scheme.judo, seen })).rejects.toMatchObject({ code: 'SECOND_AGENT' });
  await confirmRib(second, { partnerId: scheme.judo, seen });
  expect((await club.get('/partenaire/compte')).text).toMatch(/Compte bancaire FR76 •••• •••• 0189/);
});

test('R-PAR-09: les demandes d’un autre, et qui scanne seulement, restent dehors', async () => {
  await club.post(`${ASK}?objet=nom`, { objet: 'nom', nom: 'Judo Grigny', motif: 'Nouveau nom' });
  await aClubPassword('0314790@club.example');
  const other = await loggedIn('0314790@club.example');
  expect((await other.get('/partenaire/compte')).text).not.toContain('Judo Grigny');
  await aClubUser({ partnerId: scheme.judo, mail: 'sarah@club.example', role: 'scanner' });
  await aClubPassword('sarah@club.example');
  const sarah = await loggedIn('sarah@club.example');
  expect([(await sarah.get(ASK)).status, (await sarah.get('/partenaire/compte')).status]).toEqual([403, 403]);
  expect((await work.visitor().get('/partenaire/compte/documents/x')).status).toBe(401);
  expect((await club.get('/partenaire/compte/documents/x')).status).toBe(404);
});

describe('suspension et radiation', () => {
  test('R-PAR-13: suspendue, l’accueil et le scanner disent quoi faire, les scans sont refusés, ce qui est dû reste visible', async () => {
    const agent = await anAgent();
    const [one, two] = [await work.draw(LINA, 4000), await work.draw(NOE, 4000)];
    await club.post(`/partenaire/scanner/${one}`, { confirme: 'oui' });
    await suspendPartner(agent, { partnerId: scheme.judo, reason: 'Contrôle en cours' });
    expect((await loggedIn(JUDO)).cookies.size).toBeGreaterThan(0);
    const home = await club.get('/partenaire');
    expect(home.text).toMatch(/suspendue par la Caf depuis le 23\/11\/2026.*Contrôle en cours.*Ce que vous avez validé reste dû/);
    expect(home.html).not.toContain('P1111');
    expect((await club.get('/partenaire/scanner')).text).toContain('les scans sont refusés');
    const scan = await club.post('/partenaire/scanner', { code: two });
    expect([scan.status, scan.text.includes('votre structure est suspendue')]).toEqual([403, true]);
    expect((await club.post(`/partenaire/scanner/${two}`, { confirme: 'oui' })).status).toBe(403);
    expect(await Payables.countDocuments()).toBe(1);
    expect((await club.get('/partenaire/paiements')).text).toMatch(/40,00/);
    await resumePartner(agent, { partnerId: scheme.judo, reason: 'Contrôle fini' });
    expect((await club.get('/partenaire')).text).not.toContain('suspendue');
    expect((await club.post(`/partenaire/scanner/${two}`, { confirme: 'oui' })).status).toBe(303);
  });

  test('R-PAR-07: radiée, sa session s’arrête et la connexion dit depuis quand et quoi faire', async () => {
    const agent = await anAgent();
    await suspendPartner(agent, { partnerId: scheme.judo, reason: 'Fin d’activité' });
    await radiatePartner({ ...agent, at: at('2026-11-23T12:00:00Z') }, { partnerId: scheme.judo, reason: 'Fin d’activité' });
    expect((await club.get('/partenaire')).status).not.toBe(200);
    const login = await work.visitor().post('/partenaire/connexion', { mail: JUDO, motDePasse: CLUB_PASSWORD });
    expect(login.status).toBe(403);
    expect(login.text).toMatch(/n’est plus partenaire de la Caf depuis le 23\/11\/2026.*déposez un nouveau dossier/);
    const wrong = await work.visitor().post('/partenaire/connexion', { mail: JUDO, motDePasse: 'faux' });
    expect([wrong.status, wrong.text.includes('plus partenaire')]).toEqual([422, false]);
    expect(await PartnerUsers.countDocuments({ mail: JUDO })).toBe(1);
  });
});
