/** A campaign of mails in a real browser, its letters before a real mail server: written, tried, counted, confirmed, paused, resumed, followed. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { AxePuppeteer } from '@axe-core/puppeteer';
import type { Browser } from 'puppeteer';
import { createMailer, type Mailer } from '#core/mail/mail-transport.ts';
import { moveMailings } from '#core/mail/mailings/settle-mailings.ts';
import { sendNextLetters } from '#core/mail/send-next-letters.ts';
import { renderLetter } from '#templates/mail/render-letter.ts';
import { anAgent, desk, PASSWORD, type TestAgent } from '../backoffice/desk.ts';
import { type ScriptedSmtp, scriptedSmtp } from '../factories/scripted-smtp.ts';
import { useDatabase } from '../factories/database.ts';
import { aFamily, aScheme, bySystem } from '../factories/scheme.ts';
import { openBrowser, Person } from './person.ts';

useDatabase();
let browser: Browser;
let server: Server;
let smtp: ScriptedSmtp;
let mailer: Mailer;
let folder: string;
let clerk: TestAgent;
let agent: Person;

beforeAll(async () => {
  await aScheme();
  for (const [number, name] of ['lea', 'ines', 'paul'].entries())
    await aFamily({ matricule: `050000${number}`, mail: `${name}@exemple.fr` });
  smtp = await scriptedSmtp();
  mailer = createMailer(smtp.url, 'TLJ <tlj@caf.example>');
  server = createServer(desk()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  browser = await openBrowser();
  folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-mails-'));
  agent = await Person.at(browser, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await agent.page.setViewport({ width: 1280, height: 900 });
  clerk = await anAgent(['mails', 'families.view']);
  await agent.goTo('/caf/login');
  await agent.type({ code: clerk.code, mail: clerk.mail, motDePasse: PASSWORD });
  await agent.press('Se connecter');
  await agent.see('Bonjour');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  mailer?.close();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
  await smtp?.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => expect(agent.frowns.splice(0)).toEqual([]));

/** What the worker does, one turn after the other. */
const writes = (): Promise<boolean> => moveMailings(bySystem());
const sends = (limit = 100) =>
  sendNextLetters({ render: renderLetter, mailer, clock: () => new Date(Date.now() + 30_000), limit, returnTo: 'retours@caf.example' });
const subjects = (): number => smtp.given.filter((mail) => /^Subject: Fermeture du portail/im.test(mail)).length;

async function isAccessible(): Promise<void> {
  const { violations } = await new AxePuppeteer(agent.page).include('.tlj').exclude('iframe').analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 120)}`)).toEqual([]);
}

test('R-MAIL-01: un message s’écrit, se voit, s’essaie, s’enregistre ; un champ inconnu se dit en mots', async () => {
  await agent.goTo('/caf/pages/messages');
  await agent.see('Les textes que vous pouvez changer');
  await isAccessible();
  await agent.press('Information');
  await agent.see('Champs à insérer');
  await isAccessible();
  await agent.type({ objet: 'Fermeture du portail', titre: 'Le portail ferme lundi', texte: 'Bonjour {nom_de_famille},' });
  await agent.press('Enregistrer le texte');
  await agent.see('Le champ {nom_de_famille} n’existe pas ici');
  await agent.type({ texte: 'Bonjour {prenom}, il vous reste {solde}.' });
  await agent.press('Voir l’aperçu');
  await agent.see('Téléphone');
  const frame = (await (await agent.page.waitForSelector('iframe.desk-mail'))!.contentFrame())!;
  expect(await frame.evaluate(() => document.body.innerText)).toContain('il vous reste 145,00\u00a0€');
  await agent.press('Téléphone');
  expect(await agent.page.$eval('iframe.desk-mail', (each) => each.getBoundingClientRect().width)).toBeLessThan(380);
  await agent.press('Texte seul');
  await agent.see('Le portail ferme lundi');
  await isAccessible();
  await agent.press('M’envoyer un essai');
  await agent.see(`L’essai part à ${clerk.mail}`);
  await sends();
  expect(smtp.recipients.join()).toContain(clerk.mail);
  await agent.press('Enregistrer le texte');
  await agent.see('Version 1 enregistrée');
}, 60_000);

test('R-MAIL-02: destinataires comptés, envoi confirmé, en pause rien ne part, repris tout part', async () => {
  await agent.goTo('/caf/pages/nouvel-envoi');
  await agent.see('Ouverture de la campagne');
  await isAccessible();
  await agent.press('Information');
  await agent.see('À qui envoyer');
  await isAccessible();
  await agent.type({ matricules: 'douze' });
  await agent.press('Compter les familles');
  await agent.see('Ce n’est pas un matricule');
  await agent.type({ matricules: '' });
  await agent.press('Compter les familles');
  expect(await agent.see('recevraient ce message')).toContain('4 familles recevraient');
  await isAccessible();
  await agent.press('Confirmer l’envoi à 4 familles');
  await agent.see('En préparation');
  await writes();
  await agent.see('En cours d’envoi');
  smtp.answers.rcpt = '550 5.1.1 user unknown';
  await sends(1);
  smtp.answers.rcpt = '250 ok';
  await agent.press('Mettre en pause');
  await agent.see('Reprendre l’envoi');
  await isAccessible();
  await sends();
  expect(subjects()).toBe(0);
  await agent.press('Reprendre l’envoi');
  await agent.see('Mettre en pause');
  await sends();
  expect(subjects()).toBe(3);
  await writes();
  await agent.see('Terminé');
  await isAccessible();
}, 60_000);

test('R-MAIL-03: l’échec se lit avec sa raison, s’exporte pour la Caf, le courriel se renvoie', async () => {
  await agent.press('Voir les échecs de cet envoi');
  const seen = await agent.see('Cette boîte n’existe pas');
  expect(seen).toContain('Plus d’envoi');
  await isAccessible();
  const client = await agent.page.createCDPSession();
  await client.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  await agent.press('Exporter pour la Caf');
  expect(await arrived()).toMatch(/^\ufeffMatricule;Nom;[^\n]*\r\n\d{7};MOREL;Nadia;/);
  await agent.press('Agir…');
  await agent.see('Réponse du serveur');
  await isAccessible();
  await agent.press('Remettre l’adresse en service et renvoyer');
  await agent.see('Aucun échec à traiter');
  await sends();
  expect(subjects()).toBe(4);
  await agent.press('Incertains');
  await agent.see('Aucun courriel incertain');
  await agent.press('Traités');
  await agent.see('Renvoyé le');
}, 60_000);

async function arrived(): Promise<string> {
  for (let time = 0; time < 100; time++) {
    const name = (await readdir(folder)).find((each) => each.endsWith('.csv'));
    if (name) return readFile(path.join(folder, name), 'utf8');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('nothing was downloaded');
}
