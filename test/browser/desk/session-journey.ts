import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Person } from '../person.ts';
import type { DeskVisit } from './desk-visit.ts';

const AGAIN = 'Votre session s’était fermée';
const CODE = 'P0557911';

/** A session that ends in the middle of a form: what was typed comes back in that form, opened, and in no other. */
export function sessionJourney(visit: DeskVisit): void {
  let agent: Person;
  beforeAll(async () => {
    agent = await visit.aColleague(CODE);
  });

  const lose = async (): Promise<void> => agent.page.deleteCookie(...(await agent.page.cookies()));

  /** Presses with a dead session, logs in, and is back on the page. */
  async function pressThenEnter(words: string): Promise<void> {
    await lose();
    await Promise.all([agent.page.waitForNavigation(), agent.press(words)]);
    await agent.see('Se connecter');
    await visit.enter(agent, CODE);
    await agent.see(AGAIN);
  }

  /** What is written in the fields in sight. */
  const written = (): Promise<string[]> =>
    agent.page.$$eval('main :is(textarea, input:not([type=hidden], [type=radio], [type=checkbox]))', (all) =>
      (all as HTMLInputElement[]).flatMap((each) => (each.getClientRects().length > 0 && each.value !== '' ? [each.value] : [])),
    );

  test('R-SEC-01: une action repliée se rouvre sur ce qui était écrit, et une saisie perdue par une autre action aussi', async () => {
    const { matricule } = await visit.aFamily();
    await agent.goTo(`/caf/pages/famille?id=2026:${matricule}`);
    await agent.see('Ce que voit la famille');
    await visit.unfold(agent);
    await visit.fillIn('Noter l’opposition', { motif: 'Courrier reçu le 3' }, agent);
    await visit.fillIn('Changer l’adresse mail', { mail: 'neuve@exemple.fr' }, agent);
    await pressThenEnter('Préparer la vue');
    await agent.page.waitForFunction(() => document.querySelectorAll('main details[open]').length === 3);
    expect((await written()).sort()).toEqual(['Courrier reçu le 3', 'neuve@exemple.fr']);
  });

  test('R-SEC-01: le motif d’une somme revient à cette somme, pas à la suivante', async () => {
    await agent.goTo('/caf/pages/sommes-retenues?etat=pending');
    await agent.see('Retenir…');
    await agent.press('Retenir…');
    await agent.see('Aucun lot ne prendra cette somme');
    const title = (): Promise<string> => agent.page.$eval('#motif-titre', ({ textContent }) => textContent ?? '');
    const chosen = await title();
    await visit.fillIn('Retenir', { motif: 'À voir avec le club' }, agent);
    await lose();
    await Promise.all([agent.page.waitForNavigation(), agent.page.click('main form:has(textarea) button[type=submit]')]);
    await agent.see('Se connecter');
    await visit.enter(agent, CODE);
    await agent.see(AGAIN);
    expect([await title(), await written()]).toEqual([chosen, ['À voir avec le club']]);
    await agent.page.$$eval('main .payment-act', (all) => (all[1] as HTMLElement).click());
    await agent.page.waitForFunction((before) => document.querySelector('#motif-titre')?.textContent !== before, {}, chosen);
    expect(await written()).toEqual([]);
  });

  test('R-SEC-01: un refus de dépense se rouvre comme refus, jamais comme complément', async () => {
    await agent.goTo('/caf/pages/depenses-a-decider');
    await agent.see('Refuser…');
    await agent.press('Refuser…');
    await agent.see('Motif du refus');
    await visit.fillIn('Refuser :', { motif: 'Attestation d’une autre année' }, agent);
    await pressThenEnter('Refuser :');
    await agent.see('Motif du refus');
    expect(await written()).toEqual(['Attestation d’une autre année']);
  });

  test('R-SEC-01: un fichier choisi reste choisi : la connexion s’ouvre à côté', async () => {
    const file = path.join(visit.system.folder, 'tiers.csv');
    await writeFile(file, 'Tiersi;Rang;Raison sociale\r\n0123456;0001;Club\r\n');
    await agent.goTo('/caf/pages/charger-les-tiers');
    await agent.see('Déposer le fichier des tiers');
    const input = await agent.page.$('main input[type=file]');
    await input!.uploadFile(file);
    await agent.see('Simuler le chargement');
    await lose();
    await agent.press('Simuler le chargement');
    const seen = await agent.see('Connexion (nouvel onglet)');
    for (const words of ['tiers.csv', 'Simuler le chargement']) expect(seen).toContain(words);
  });
}
