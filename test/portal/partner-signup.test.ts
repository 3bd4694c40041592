/** The file of a partner, from the first mail to the decision, without script (R-PAR-01, R-PAR-03, R-PAR-05, R-PAR-08). */
import { Agents } from '#core/access/access.model.ts';
import { PROFILES } from '#core/access/rights.rules.ts';
import { Partners } from '#core/partner/partner.model.ts';
import { PartnerRibs } from '#core/partner/rib/rib.model.ts';
import { askSignupComplement, refuseSignup } from '#core/partner/signup/decide-signup.ts';
import { type SignupFile, SignupFiles } from '#core/partner/signup/signup.model.ts';
import type { Act } from '#core/shared/author.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';
import { renderLetter } from '#templates/mail/render-letter.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { at } from '../factories/scheme.ts';
import { aFilledSignup, aSentSignup, aStartedSignup, lastSignupPath, sendDocument, SIGNUP_STEPS } from '../factories/signup-visits.ts';
import { SIGNUP_MAIL } from '../factories/signups.ts';
import { startOnce } from '../factories/start-once.ts';
import { Browser, startPortal } from './partner-portal.ts';

useDatabase();
let portal: Awaited<ReturnType<typeof startPortal>>;
let visitor: Browser;
beforeAll(async () => void (portal = await startPortal()));
afterAll(() => portal.stop());
beforeEach(async () => {
  await emptyDatabase();
  visitor = new Browser(portal.url);
});

/** A file begun, filled in, sent: the path of its page. */
const started = startOnce(() => aStartedSignup(visitor));
const filled = startOnce(() => aFilledSignup(visitor));
const sent = startOnce(() => aSentSignup(visitor));

const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ');
const theFile = async (mail = SIGNUP_MAIL): Promise<SignupFile> => (await SignupFiles.findOne({ mail }).lean<SignupFile>())!;
async function anAgent(): Promise<Act> {
  const _id = 'P1111911';
  await Agents.collection.insertOne({ _id, mail: 'agent@caf.example', rights: [...PROFILES.operateur], active: true } as never);
  return { author: { kind: 'agent', id: _id }, at: at() };
}

describe('commencer et reprendre', () => {
  test('R-PAR-01: une adresse mail, un lien envoyé, la même réponse pour une adresse sans dossier', async () => {
    expect(await visitor.post('/partenaire/inscription', { mail: SIGNUP_MAIL })).toMatchObject({
      status: 303,
      to: '/partenaire/inscription/envoye',
    });
    const first = await lastSignupPath();
    expect((await visitor.get(first)).status).toBe(200);
    const resumed = await visitor.post('/partenaire/inscription/reprendre', { mail: SIGNUP_MAIL });
    const unknown = await visitor.post('/partenaire/inscription/reprendre', { mail: 'personne@club.example' });
    expect([resumed.status, resumed.to]).toEqual([unknown.status, unknown.to]);
    expect(await Outbox.countDocuments({ to: 'personne@club.example' })).toBe(0);
    expect((await visitor.get(first)).status).toBe(410);
    expect((await visitor.get(await lastSignupPath())).status).toBe(200);
  });

  test('R-PAR-01: une adresse illisible, 422, ce qui est tapé reste', async () => {
    const answer = await visitor.post('/partenaire/inscription', { mail: 'bureau@' });
    expect(answer.status).toBe(422);
    expect(answer.html).toMatch(/role="alert"/);
    expect(answer.html).toContain('value="bureau@"');
  });

  test('R-PAR-01: trop de demandes pour une adresse, 429 avec Retry-After', async () => {
    for (let time = 0; time < 5; time++) await visitor.post('/partenaire/inscription', { mail: SIGNUP_MAIL });
    const answer = await visitor.post('/partenaire/inscription/reprendre', { mail: SIGNUP_MAIL });
    expect([answer.status, Number(answer.headers.get('Retry-After')) > 0]).toEqual([429, true]);
  });

  test.each(['', '/identite', '/documents', '/verification', '/convention'])(
    'R-PAR-01: un lien inventé ou passé, 410 et la sortie, %s',
    async (beneath) => {
      const answer = await visitor.get(`/partenaire/inscription/AAAAAAAAAAAAAAAAAAAAAA${beneath}`);
      expect(answer.status).toBe(410);
      expect(answer.html).toContain('href="/partenaire/inscription/reprendre"');
      const path = await started();
      await SignupFiles.updateOne({ mail: SIGNUP_MAIL }, { $set: { keyUntil: at('2026-11-01T00:00:00Z') } });
      expect((await visitor.get(path + beneath)).status).toBe(410);
      expect((await visitor.post(`${path}/identite`, SIGNUP_STEPS.identite)).status).toBe(410);
    },
  );
});

describe('les étapes', () => {
  test('R-PAR-01: chaque étape se garde, se quitte, se reprend ; la liste dit où elle en est', async () => {
    const path = await started();
    const empty = await visitor.get(path);
    expect(plain(empty.text)).toContain('0 étape faite sur 7');
    expect(empty.text.match(/À faire/g)).toHaveLength(7);
    const order = ['adresse', 'activites', 'contact', 'rib', 'documents'];
    for (const [step, fields] of Object.entries(SIGNUP_STEPS).slice(0, 5))
      expect(await visitor.post(`${path}/${step}`, { ...fields })).toMatchObject({ status: 303, to: `${path}/${order.shift()}` });
    expect(plain((await visitor.get(path)).text)).toContain('5 étapes faites sur 7');
    const kept = (await visitor.get(`${path}/adresse`)).html;
    expect(kept).toMatch(/name="commune"[^>]*value="Grigny"|value="Grigny"[^>]*name="commune"/);
    expect((await visitor.get(`${path}/activites`)).html).toMatch(/value="Judo"[^>]*checked|checked[^>]*value="Judo"/);
    expect(await visitor.post(`${path}/charte`, { charte: 'oui', suite: 'dossier' })).toMatchObject({ status: 303, to: path });
    const list = plain((await visitor.get(path)).text);
    expect(list).toContain('6 étapes faites sur 7');
    expect(list).toContain('Il manque : Récépissé de déclaration en préfecture, Statuts');
  });

  test.each([
    ['identite', { kind: '', nom: 'Judo', siret: '73282932000074' }, 'kind', 'Choisissez une réponse', 'Judo'],
    ['identite', { ...SIGNUP_STEPS.identite, siret: '73282932000075' }, 'siret', 'Ce Siret n’est pas juste', '73282932000075'],
    ['identite', { ...SIGNUP_STEPS.identite, nom: '' }, 'nom', ': cette case est à remplir', '732 829 320 00074'],
    ['adresse', { ...SIGNUP_STEPS.adresse, numero: '12345678901' }, 'numero', '10 caractères', '12345678901'],
    ['adresse', { ...SIGNUP_STEPS.adresse, typeVoie: 'promenade haute' }, 'typeVoie', '10 caractères', 'promenade haute'],
    ['adresse', { ...SIGNUP_STEPS.adresse, adresse: 'a'.repeat(41) }, 'adresse', '40 caractères', 'a'.repeat(41)],
    ['adresse', { ...SIGNUP_STEPS.adresse, adresse2: 'b'.repeat(41) }, 'adresse2', '40 caractères', 'b'.repeat(41)],
    ['adresse', { ...SIGNUP_STEPS.adresse, codePostal: '9135' }, 'codePostal', '5 chiffres', '9135'],
    ['adresse', { ...SIGNUP_STEPS.adresse, codePostal: '91000' }, 'commune', 'n’a pas ce code postal', '91000'],
    ['adresse', { ...SIGNUP_STEPS.adresse, commune: 'Trifouilly' }, 'commune', 'n’a pas ce code postal', 'Trifouilly'],
    ['contact', { ...SIGNUP_STEPS.contact, telephone: 'demain' }, 'telephone', 'téléphone n’est pas juste', 'demain'],
    ['contact', { ...SIGNUP_STEPS.contact, personne: '' }, 'personne', 'Prénom et nom : cette case est à remplir', 'Présidente'],
    ['rib', { iban: 'FR7630006000011234567890188' }, 'iban', 'IBAN n’est pas juste', 'FR7630006000011234567890188'],
    ['charte', {}, 'charte', 'Cochez la case', 'Charte'],
    ['activites', { description: 'Vol' }, 'activite', 'Choisissez au moins une activité', 'Vol'],
    ['activites', { activite: 'Cours de langue', description: 'Anglais' }, 'activite', 'La Caf n’aide pas cette activité', 'Anglais'],
    ['activites', { activite: 'Soutien scolaire', description: 'Aide' }, 'activite', 'La Caf n’aide pas cette activité', 'Aide'],
    ['activites', { activite: 'Activité cultuelle', description: 'Culte' }, 'activite', 'La Caf n’aide pas cette activité', 'Culte'],
    ['activites', { activite: 'Parapente', description: 'Vol' }, 'activite', 'n’est pas dans la liste', 'Vol'],
    ['activites', { activite: 'Judo', description: 'x'.repeat(501) }, 'description', '500 caractères', 'x'.repeat(501)],
  ])('R-PAR-05: %s %j : refusé à côté de « %s », rien n’est perdu', async (step, fields, field, sentence, kept) => {
    const path = await started();
    const answer = await visitor.post(`${path}/${step}`, { ...fields } as Record<string, string>);
    expect(answer.status).toBe(422);
    expect(answer.html).toMatch(/role="alert"/);
    expect(answer.html).toContain(`id="${field}-e"`);
    expect(answer.html).toContain(`href="#${field}"`);
    expect(answer.html).toContain(`id="${field}"`);
    expect(plain(answer.text)).toContain(sentence);
    expect(answer.html).toContain(kept);
    expect((await theFile()).version).toBe(0);
  });

  test('R-PAR-08: les activités de la Caf, plusieurs à la fois ; les exclues sont nommées, celles cochées restent à un refus', async () => {
    const path = await started();
    const page = await visitor.get(`${path}/activites`);
    expect(plain(page.text)).toContain('Ne sont pas possibles : activité cultuelle, cours de langue, soutien scolaire.');
    expect(page.html).not.toContain('value="Cours de langue"');
    const form = new FormData();
    for (const activite of ['Judo', 'Danse']) form.append('activite', activite);
    form.set('description', '');
    const refused = await visitor.post(`${path}/activites`, form);
    expect(refused.status).toBe(422);
    expect(refused.html.match(/<input[^>]*checked=""[^>]*>/g)?.map((each) => /value="([^"]*)"/.exec(each)?.[1])).toEqual(['Judo', 'Danse']);
    form.set('description', 'Pour tous');
    expect((await visitor.post(`${path}/activites`, form)).status).toBe(303);
    expect((await theFile()).activities).toEqual(['Judo', 'Danse']);
  });

  test('R-PAR-05: la commune se choisit dans la liste officielle et s’écrit comme elle', async () => {
    const path = await started();
    const page = await visitor.get(`${path}/adresse`);
    expect(page.html).toContain('list="communes"');
    expect(page.html).toContain('<option value="Évry-Courcouronnes">');
    await visitor.post(`${path}/adresse`, { ...SIGNUP_STEPS.adresse, codePostal: '91240', commune: 'st michel sur orge' });
    expect((await theFile()).address?.commune).toBe('Saint-Michel-sur-Orge');
  });

  test('R-PAR-01: l’IBAN accepté ne se montre plus que masqué', async () => {
    const path = await started();
    await visitor.post(`${path}/rib`, SIGNUP_STEPS.rib);
    for (const beneath of ['/rib', '/verification', '']) {
      const { html } = await visitor.get(path + beneath);
      expect(html).not.toContain('3000600001');
      expect(html.replace(/\s/g, '')).not.toContain('FR7630006');
    }
    expect((await visitor.get(`${path}/rib`)).text).toContain('FR76 •••• •••• 0189');
  });

  test('R-PAR-01: relire une étape faite et continuer ne perd rien : IBAN laissé vide, charte déjà acceptée', async () => {
    const path = await started();
    for (const step of ['rib', 'charte'] as const) await visitor.post(`${path}/${step}`, SIGNUP_STEPS[step]);
    const before = await theFile();
    expect((await visitor.post(`${path}/rib`, { iban: ' ' })).status).toBe(303);
    expect((await theFile()).iban).toEqual(before.iban);
    expect((await visitor.get(`${path}/charte`)).html).toContain('type="hidden" name="charte" value="oui"');
  });

  test('une étape inconnue, 404', async () => {
    const path = await started();
    expect((await visitor.get(`${path}/secret`)).status).toBe(404);
    expect((await visitor.post(`${path}/secret`, {})).status).toBe(404);
  });
});

describe('envoyer, compléter, savoir', () => {
  test('R-PAR-01: incomplet, rien ne part : ce qui manque est dit et mène à son étape', async () => {
    const path = await started();
    await visitor.post(`${path}/identite`, SIGNUP_STEPS.identite);
    const page = await visitor.get(`${path}/verification`);
    expect(plain(page.text)).toContain('Il manque encore :');
    for (const step of ['adresse', 'activites', 'contact', 'rib', 'documents', 'charte'])
      expect(page.html).toContain(`href="${path}/${step}"`);
    expect(page.html).not.toContain('Envoyer le dossier');
    const answer = await visitor.post(`${path}/verification`, {});
    expect(answer.status).toBe(422);
    expect(plain(answer.text)).toContain('Il manque encore : Adresse');
    expect(await Partners.countDocuments()).toBe(0);
  });

  test('R-PAR-01: complet, relu, envoyé une seule fois ; ensuite rien ne se modifie, 409', async () => {
    const path = await filled();
    const check = await visitor.get(`${path}/verification`);
    expect(plain(check.text)).toMatch(/Judo Club de Grigny .*3 rue des Lilas, 91350 Grigny.*FR76 •••• •••• 0189/);
    const [one, two] = await Promise.all([visitor.post(`${path}/verification`, {}), visitor.post(`${path}/verification`, {})]);
    expect([one.status, two.status].sort()).toEqual([303, 409]);
    expect(await Partners.countDocuments({ etat: 'I' })).toBe(1);
    expect(await PartnerRibs.countDocuments()).toBe(1);
    const page = await visitor.get(path);
    expect(page.text).toContain('Votre dossier est chez la Caf');
    expect(page.text).toContain(`Un accusé de réception part à ${SIGNUP_MAIL}`);
    expect(page.html).toContain(`href="${path}/convention"`);
    const late = await visitor.post(`${path}/contact`, { ...SIGNUP_STEPS.contact, personne: 'Quelqu’un' });
    expect(late.status).toBe(409);
    expect((await theFile()).contact?.person).toBe('Amel Benali');
    expect((await sendDocument(visitor, path, { nature: 'statuts' })).status).toBe(409);
    expect((await visitor.get(`${path}/identite`)).html).not.toContain('<button class="btn">Enregistrer');
  });

  test('R-PAR-01: chaque envoi du dossier a son accusé de réception par mail, qui y ramène ; celui qui perd la course n’en a pas', async () => {
    const receipts = async () =>
      (await Outbox.find({ 'letter.kind': 'partner-signup-sent' }).sort({ $natural: 1 }).lean<OutboxLetter[]>()).map(told);
    const told = ({ to, letter }: OutboxLetter) => ({ to, text: plain(renderLetter(letter).text) });
    const path = await filled();
    expect(await receipts()).toEqual([]);
    await Promise.all([visitor.post(`${path}/verification`, {}), visitor.post(`${path}/verification`, {})]);
    const [first, ...more] = await receipts();
    expect([first?.to, more]).toEqual([SIGNUP_MAIL, []]);
    expect(first?.text).toMatch(/a reçu le dossier de Judo Club de Grigny le 23\/11\/2026 à 11:00/);
    expect(first?.text).toContain(`${process.env.PORTAL_URL}${path} `);
    const { _id, version } = await theFile();
    await askSignupComplement(await anAgent(), { file: _id, version, reason: 'Statuts : il manque des pages.' });
    const again = await lastSignupPath();
    await visitor.post(`${again}/verification`, {});
    expect((await receipts()).map(({ text }) => text.includes(again))).toEqual([false, true]);
  });

  test('R-PAR-03: le complément demandé est dit en haut, le document nommé est à refaire, le dossier se renvoie', async () => {
    await sent();
    const agent = await anAgent();
    const { _id, version } = await theFile();
    const reason = 'Statuts : il manque des pages. Décrivez mieux vos activités.';
    await askSignupComplement({ ...agent, at: at('2026-11-24T09:00:00Z') }, { file: _id, version, reason });
    const path = await lastSignupPath();
    const page = await visitor.get(path);
    expect(plain(page.text)).toMatch(
      /Votre dossier est à compléter .*Ce que demande la Caf, le 24\/11\/2026 Statuts : il manque des pages/,
    );
    expect(page.text).toContain('À compléter');
    expect((await visitor.get(`${path}/documents`)).text.match(/À refaire/g)).toHaveLength(1);
    expect((await sendDocument(visitor, path, { nature: 'statuts' })).status).toBe(303);
    await visitor.post(`${path}/activites`, { ...SIGNUP_STEPS.activites, description: 'Judo pour débutants' });
    expect(await visitor.post(`${path}/verification`, {})).toMatchObject({ status: 303, to: path });
    expect((await theFile()).state).toBe('submitted');
    expect((await visitor.get(path)).text).toContain('Votre dossier est chez la Caf');
  });

  test('R-PAR-03: refusé, le motif et quoi faire ; validé, le mot de passe à demander', async () => {
    const path = await sent();
    const agent = await anAgent();
    const { _id, version } = await theFile();
    await refuseSignup(agent, { file: _id, version, reason: 'Activité hors du dispositif.' });
    const refused = await visitor.get(path);
    expect(refused.text).toMatch(/Votre dossier n’est pas accepté.*Activité hors du dispositif/);
    expect(refused.html).toContain('href="/devenir-partenaire"');
    await SignupFiles.updateOne(
      { _id },
      { $set: { state: 'validated' }, $push: { history: { state: 'validated', at: at(), by: 'P1', reason: '' } } },
    );
    const validated = await visitor.get(path);
    expect(validated.text).toContain('Votre structure est partenaire');
    expect(validated.html).toContain('href="/partenaire/mot-de-passe-oublie"');
    expect(validated.html + refused.html).not.toMatch(/P1111911/);
  });

  test('R-PAR-01: un dossier envoyé se retrouve aussi par « reprendre mon dossier »', async () => {
    await sent();
    await visitor.post('/partenaire/inscription/reprendre', { mail: SIGNUP_MAIL });
    expect((await visitor.get(await lastSignupPath())).text).toContain('Votre dossier est chez la Caf');
  });

  test('R-PUB-01: les pages publiques mènent au dossier', async () => {
    for (const page of ['/devenir-partenaire', '/partenaires', '/partenaire/connexion', '/plan-du-site'])
      expect((await visitor.get(page)).html).toContain('/partenaire/inscription');
    expect((await visitor.get('/devenir-partenaire')).html).toContain('id="documents"');
  });
});
