import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'puppeteer';
import { filmPicture } from './fake-camera.ts';
import { nextMail, pictureOf } from './mailbox.ts';
import { cameraSees, openBrowser, Person } from './person.ts';
import { type RunningSystem, startSystem } from './running-system.ts';

const FAMILY = { matricule: '0412387', mail: 'nadia.morel@exemple.fr', motDePasse: 'Girafe+bleue-42' };
const CLUB = { mail: 'bureau@judo-grigny.example', motDePasse: 'Tatami+vert-91' };
const ALLO = `Matricule;Nom;Prénom;Mail\r\n0412387;MOREL;Nadia;Nadia.Morel@exemple.fr\r\n0499001;N'DIAYE;Awa;awa@exemple.fr\r\n`;
const ENF = `Matricule parent;Montant TLJ;Nom;Prénom;Date de naissance;Numéro SIAS\r\n0412387;105,00;MOREL;Lina;14/03/2016;0098123\r\n0499001;60,00;N'DIAYE;Moussa;02/09/2014;0098124\r\n`;

let system: RunningSystem;
const browsers: Browser[] = [];
const opened = async (film?: string): Promise<Browser> => {
  const browser = await openBrowser(film === undefined ? [] : cameraSees(film));
  browsers.push(browser);
  return browser;
};

beforeAll(async () => void (system = await startSystem()), 120_000);
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await system?.stop();
}, 60_000);

/** What the steps hand on to the next. */
const story = { partnerId: '', identifiant: '', code: '', film: '', batch: '' };
let club: Person;
let missed: string | undefined;

/** One step of the story: after one that failed the others say so at once. */
function step(title: string, work: () => Promise<void>): void {
  test(title, async () => {
    if (missed !== undefined) throw new Error(`Une étape d’avant a échoué : ${missed}`);
    missed = title;
    await work();
    missed = undefined;
  });
}

step('R-CAM-03, R-CAM-08: un agent est créé, les deux fichiers sont chargés, la campagne s’ouvre', async () => {
  await system.tlj(
    'agent',
    'create',
    '--code',
    'P0001911',
    '--mail',
    'agent@caf91.example',
    '--nom',
    'Petit',
    '--prenom',
    'Luc',
    '--profil',
    'gestionnaire',
  );
  expect(await system.tlj('campaign', 'init', '2026')).toMatchObject({ year: 2026 });
  const [allo, enf] = [path.join(system.folder, 'allo.csv'), path.join(system.folder, 'enf.csv')];
  await writeFile(allo, ALLO);
  await writeFile(enf, ENF);
  const loaded = await system.tlj('--agent', 'P0001911', 'load', '--allo', allo, '--enf', enf);
  expect(loaded).toMatchObject({
    simulated: false,
    families: { new: 2, rejected: 0 },
    children: { new: 2, rejected: 0 },
    totalCents: 16_500,
  });
  expect(await system.tlj('--agent', 'P0001911', 'campaign', 'close-load', '2026')).toMatchObject({ state: 'open', forfaitsCents: 16_500 });
});

step('R-PAR-04: un partenaire est créé par un agent, son identifiant lui est envoyé', async () => {
  const club = ['--mail', CLUB.mail, '--nom', "Judo Club de l'Essonne", '--tiersi', '0314583', '--rang', '0001', '--activite', 'Judo'];
  const made = await system.tlj(
    '--agent',
    'P0001911',
    'partners',
    'create',
    ...club,
    '--adresse',
    '3 rue des Lilas',
    '--code-postal',
    '91350',
    '--commune',
    'Grigny',
  );
  Object.assign(story, { partnerId: made.id, identifiant: made.identifiant });
  expect((await nextMail(system.mailboxUrl, CLUB.mail, /espace partenaire/i)).text).toContain(story.identifiant);
});

step('R-FAM-01 à 05: la famille s’inscrit, prend le lien du mail, choisit un mot de passe, donne son accord', async () => {
  const family = await Person.at(await opened(), system.portalUrl);
  await family.goTo('/famille/inscription');
  await family.type({ matricule: FAMILY.matricule, mail: FAMILY.mail });
  await family.press('Recevoir le lien');
  await family.see('Regardez vos mails');
  const mail = await nextMail(system.mailboxUrl, FAMILY.mail, /compte|mot de passe/i);
  await family.goTo(/http:\/\/\S+\/famille\/activation\/\S+/.exec(mail.text)![0]);
  await family.type({ motDePasse: FAMILY.motDePasse, confirmation: FAMILY.motDePasse });
  await family.press('Créer mon compte');
  await family.see('Êtes-vous d’accord');
  await family.tick('consentement');
  await family.press('Continuer');
  await family.see('105,00 €');
  expect(family.frowns).toEqual([]);
});

step('R-FAM-12, R-QR-02: la famille tire 40,00 € et reçoit le QR code à l’écran, en PDF et par mail', async () => {
  const family = await Person.at(browsers[0]!, system.portalUrl);
  await family.goTo('/famille/tirage');
  await family.tick('enfant', '0098123');
  await family.press('Continuer');
  await family.see('Quel club');
  await family.tick('partenaire', story.partnerId);
  await family.press('Continuer');
  await family.see('Quel montant');
  await family.type({ montant: '40,00' });
  await family.press('Continuer');
  await family.see('Vérifiez avant de valider');
  await family.tick('confirme');
  await family.press('Créer le QR code de 40,00 €');
  await family.see('Montrez ce QR code au club');
  story.code = family.lastPart();
  const pdf = await family.page.evaluate(async (address) => {
    const answer = await fetch(address);
    return { status: answer.status, type: answer.headers.get('Content-Type'), start: (await answer.text()).slice(0, 5) };
  }, `/famille/qr/${story.code}.pdf`);
  expect(pdf).toEqual({ status: 200, type: 'application/pdf', start: '%PDF-' });
  story.film = path.join(system.folder, 'qr.y4m');
  await filmPicture(await browsers[0]!.newPage(), pictureOf(await nextMail(system.mailboxUrl, FAMILY.mail, /QR code/)), story.film);
  await family.goTo('/famille');
  expect(
    await family.page.$eval('[data-enfant="0098123"] [data-solde-centimes], [data-enfant="0098123"][data-solde-centimes]', (each) =>
      each.getAttribute('data-solde-centimes'),
    ),
  ).toBe('6500');
  expect(family.frowns).toEqual([]);
});

step('R-PAR-09: le club reçoit un mot de passe provisoire, se connecte et le change', async () => {
  club = await Person.at(await opened(story.film), system.portalUrl);
  await club.goTo('/partenaire/mot-de-passe-oublie');
  await club.type({ mail: CLUB.mail, identifiant: story.identifiant });
  await club.press('Recevoir un mot de passe');
  await club.see('Regardez vos mails');
  const mail = await nextMail(system.mailboxUrl, CLUB.mail, /mot de passe/i);
  const provisional = mail.text
    .split(/\r?\n/)
    .find((line) => /^\S{14}$/.test(line.trim()))!
    .trim();
  await club.goTo('/partenaire/connexion');
  await club.type({ mail: CLUB.mail, motDePasse: provisional });
  await club.press('Se connecter');
  await club.see('Choisissez votre mot de passe');
  await club.type({ motDePasse: CLUB.motDePasse, confirmation: CLUB.motDePasse });
  await club.press('Enregistrer le mot de passe');
  await club.see('Judo Club de l’Essonne');
});

step('R-QR-04: la caméra lit le vrai QR code du mail, le club vérifie l’enfant et valide', async () => {
  await club.press('Scanner un QR code');
  const check = await club.see('Est-ce le bon enfant');
  expect(club.lastPart()).toBe(story.code);
  for (const part of ['Lina', 'MOREL', '14/03/2016', '40,00 €']) expect(check).toContain(part);
  await club.press('Valider 40,00 €');
  await club.see('Validé : 40,00 € pour MOREL Lina');
  expect(await club.see('Aujourd’hui : 1 enfant')).toContain('40,00 €');
});

step('R-QR-04: un deuxième scan dit « déjà validé »', async () => {
  // Still before the camera: said without leaving the page.
  await club.see('C’est encore le même QR code');
  await club.goTo('/partenaire/scanner');
  await club.see('Déjà validé le 23/11/2026');
  expect(await club.goTo(`/partenaire/scanner/${story.code}`)).toBe(409);
  await club.goTo('/partenaire/paiements');
  expect(await club.see('MOREL Lina')).toContain('À payer');
  expect(club.frowns).toEqual([]);
});

step('R-PAY-01, R-PAY-02: l’agent génère le lot ; chaque ligne du fichier a 126 octets', async () => {
  const made = await system.tlj('--agent', 'P0001911', 'payments', 'generate', '--kind', 'partners');
  expect(made).toMatchObject({ state: 'generated', lines: 1, totalCents: 4000, fileName: 'PREPT_PARTENAIRES_2026_001.TXT' });
  story.batch = String(made.batch);
  const out = path.join(system.folder, String(made.fileName));
  await system.tlj('--agent', 'P0001911', 'payments', 'file', story.batch, '--out', out);
  const bytes = await readFile(out);
  const lines = bytes.toString('latin1').split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => line.length)).toEqual([126, 126, 126]);
  expect(bytes).toHaveLength(3 * 127);
  expect(lines[1]).toBe(
    `DPREPT04123870098123${'0'.repeat(9)}031458300012026TLOIS${'0'.repeat(16)}001${' '.repeat(15)}004000004000${' '.repeat(10)}00`.padEnd(
      126,
    ),
  );
  await club.goTo('/partenaire/paiements');
  expect(await club.see('MOREL Lina')).toContain('En paiement');
});

step('R-PAY-04, R-PAY-05: le lot traité, le club lit « Payé le … » et les comptes sont justes', async () => {
  await system.tlj('--agent', 'P0001911', 'payments', 'processed', story.batch);
  await club.goTo('/partenaire/paiements');
  expect(await club.see('MOREL Lina')).toMatch(/Payé le \d\d\/\d\d\/2026/);
  expect(await system.tlj('reconcile')).toMatchObject({ ok: true });
  expect(await system.tlj('audit', 'verify')).toMatchObject({ ok: true });
});
