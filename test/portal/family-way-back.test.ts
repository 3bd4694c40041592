/** A session that ends while a form is being filled in: the login comes between, and nothing typed is lost. */
import { WebSessions } from '#core/access/access.model.ts';
import { aPdf } from '../factories/attestations.ts';
import { asked, aSubmitted } from '../factories/depenses.ts';
import { LINA, MAIL, PASSWORD } from '../factories/scheme.ts';
import { familyAtWork } from './family-at-work.ts';
import { type Answer, fieldValue, Visitor } from './visitor.ts';

const work = familyAtWork();
const CLUB = {
  enfant: LINA,
  organisme: 'Échecs & Compagnie',
  adresse: '12 rue de Paris, 91120 Palaiseau',
  mailOrganisme: 'contact@echecs.example',
  responsable: 'Karim Hadjadj',
};

const over = () => WebSessions.deleteMany({});
const login = async (who = work.nadia): Promise<Answer> => {
  const { location } = await who.post('/famille/connexion', { mail: MAIL, motDePasse: PASSWORD });
  return who.get(location!);
};
function upload(path: string, fields: Record<string, string>, who = work.nadia, file: Buffer | null = null): Promise<Answer> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  if (file) body.set('attestation', new File([new Uint8Array(file)], 'attestation.pdf'));
  return who.send(path, { method: 'POST', body, headers: { Origin: work.portal.url } });
}

test('R-FAM-12: la session finit avant « Continuer » : après la connexion, l’enfant, le club et le montant sont là', async () => {
  await over();
  const { judo } = work.scheme;
  expect(await work.nadia.post('/famille/tirage', { enfant: LINA, partenaire: judo, montant: '37,50', cle: '' })).toMatchObject({
    status: 303,
    location: '/famille/connexion',
  });
  expect((await work.nadia.get('/famille/connexion')).text).toContain('Vous reviendrez là où vous étiez.');
  const page = await login();
  expect(page.text).toMatch(/Pour Lina ?, chez Judo Club de Grigny/);
  expect(fieldValue(page.body, 'montant')).toBe('37,50');
  expect((await work.nadia.get('/famille/connexion')).text).not.toContain('Vous reviendrez');
});

test('R-FAM-15: la session finit pendant la demande : 401 qui dit quoi faire, et chaque réponse est gardée', async () => {
  await over();
  const ended = await upload('/famille/depense', {
    ...CLUB,
    etape: 'inscription',
    cout: '110',
    montant: '6O',
    dateInscription: '15/09/2026',
  });
  expect([ended.status, ended.text]).toEqual([
    401,
    expect.stringMatching(/Vous n’êtes plus connecté .*Connectez-vous de nouveau : ce que vous avez écrit est gardé/),
  ]);
  expect(ended.body).toMatch(/<a[^>]*class="btn"[^>]*href="\/famille\/connexion"/);
  const page = await login();
  expect(page.text).toContain('Quelle inscription ?');
  for (const [name, value] of Object.entries({ ...CLUB, cout: '110', montant: '6O', dateInscription: '15/09/2026' }))
    expect([name, fieldValue(page.body, name)?.replace('&amp;', '&')]).toEqual([name, value]);
});

test('R-FAM-15: la session finit pendant la photo : le texte est gardé, le fichier est à choisir de nouveau', async () => {
  await over();
  const typed = { ...CLUB, etape: 'attestation', cout: '110', montant: '60', dateInscription: '15/09/2026' };
  const cut = await upload('/famille/depense', typed, work.nadia, aPdf());
  expect([cut.status, cut.text]).toEqual([401, expect.stringContaining('Un fichier est à choisir de nouveau.')]);
  const page = await login();
  expect(page.text).toContain('L’attestation du club');
  expect(fieldValue(page.body, 'responsable')).toBe('Karim Hadjadj');
  saysToChooseAgain(page);
  // Once it is chosen, nothing more is said of it.
  const sent = await upload('/famille/depense', typed, work.nadia, aPdf());
  expect([sent.status, sent.text]).toEqual([200, expect.stringContaining('Vérifiez avant d’envoyer')]);
  expect(fieldValue(sent.body, 'fichierPerdu')).toBeUndefined();
});

/** Beside the field, which has the focus and is tied to the sentence. */
function saysToChooseAgain({ body, text }: Answer): void {
  expect(text).toContain('Votre fichier n’a pas pu être gardé pendant la connexion. Choisissez-le de nouveau.');
  const [input = ''] = /<input[^>]*type="file"[^>]*>/.exec(body) ?? [];
  expect(input).toMatch(/ autofocus=""/i);
  expect(input).toMatch(/aria-describedby="attestation-h attestation-e"/);
  expect(body).toContain('id="attestation-e"');
}

test('R-FAM-15: un fichier qui devait en remplacer un autre, perdu pendant la connexion : le premier n’est pas pris à sa place', async () => {
  const typed = { ...CLUB, etape: 'attestation', cout: '110', montant: '60', dateInscription: '15/09/2026' };
  const first = await upload('/famille/depense', typed, work.nadia, aPdf());
  const kept = { ...typed, brouillon: fieldValue(first.body, 'brouillon')!, fichier: 'attestation.pdf' };
  await over();
  expect((await upload('/famille/depense', kept, work.nadia, aPdf())).status).toBe(401);
  const page = await login();
  saysToChooseAgain(page);
  expect(fieldValue(page.body, 'brouillon')).toBeUndefined();
  await over();
  expect((await upload('/famille/depense', kept, work.nadia)).status).toBe(401);
  const untouched = await login();
  expect(untouched.text).toContain('Votre fichier attestation.pdf est gardé.');
  expect(untouched.text).not.toContain('Choisissez-le de nouveau');
});

test('R-FAM-15: un complément coupé par la fin de la session se retrouve, corrections comprises', async () => {
  const id = await aSubmitted();
  await asked(id);
  await over();
  const typed = { responsable: 'Karima', montant: '41,00' };
  expect((await upload(`/famille/depense/${id}/complement`, typed, work.nadia, aPdf())).status).toBe(401);
  const page = await login();
  saysToChooseAgain(page);
  expect(page.text).toContain('La signature manque.');
  expect(fieldValue(page.body, 'responsable')).toBe('Karima');
  expect(fieldValue(page.body, 'montant')).toBe('41,00');
  expect(fieldValue(page.body, 'organisme')).toBe('Danse à Grigny');
});

test('R-FAM-14: les pages qui demandent de confirmer reviennent après la connexion, rien n’est fait sans', async () => {
  const code = await work.newCode();
  await over();
  await work.nadia.post(`/famille/qr/${code}/suppression`, { confirme: 'oui' });
  expect((await login()).text).toContain('Supprimer ce QR code ?');
});

test('R-SEC-01: sans cookie de nous, une demande n’est pas lue ni gardée ; une adresse d’ailleurs non plus', async () => {
  const stranger = new Visitor(work.portal.url);
  const refused = await upload('/famille/depense', CLUB, stranger);
  expect([refused.status, refused.headers.getSetCookie()]).toEqual([401, []]);
  expect(refused.text).toContain('Vous n’êtes pas connecté');
  expect((await login(stranger)).text).toContain('Bonjour Nadia');
});

test('R-FAM-13: un PDF demandé sans session : 401, en mots, avec un chemin', async () => {
  await over();
  const file = await work.nadia.get('/famille/historique.pdf');
  expect([file.status, file.text]).toEqual([401, expect.stringMatching(/Vous n’êtes pas connecté\..*Connectez-vous\..*Retour/)]);
  expect(file.body).toContain('href="/famille/historique"');
});

test('R-FAM-03: une case laissée vide est demandée, et ne compte pas comme un échec', async () => {
  const visitor = new Visitor(work.portal.url);
  for (let time = 0; time < 6; time++) {
    const empty = await visitor.post('/famille/connexion', { mail: '', motDePasse: '' });
    expect([empty.status, empty.text]).toEqual([
      422,
      expect.stringMatching(/2 choses à corriger .*Écrivez une adresse mail.*Écrivez votre mot de passe/),
    ]);
    expect((await visitor.post('/famille/connexion', { mail: MAIL, motDePasse: '' })).status).toBe(422);
  }
  expect((await visitor.post('/famille/connexion', { mail: MAIL, motDePasse: PASSWORD })).status).toBe(303);
});
