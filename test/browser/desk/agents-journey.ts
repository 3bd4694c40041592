import type { ElementHandle } from 'puppeteer';
import { nextMail } from '../mailbox.ts';
import type { Person } from '../person.ts';
import { type DeskVisit, PASSWORD } from './desk-visit.ts';

const NEW = { code: 'P0777911', mail: 'ana.roux@caf91.example' };

/** Part 1: agents and rights (R-AGT-01 to 04). */
export function agentsJourney(visit: DeskVisit): void {
  test('R-AGT-01, R-AGT-02: un agent créé à l’écran entre par le mot de passe reçu, le change, et ne voit que ses rubriques', async () => {
    const { agent, system } = visit;
    await agent.goTo('/caf/pages/nouvel-agent');
    await agent.see('Profil de départ');
    await agent.type({ code: 'P0777912', nom: 'Roux', prenom: 'Ana', mail: NEW.mail });
    await agent.press('Créer l’agent');
    await agent.see('911');
    expect(await agent.page.$eval('main [name=mail]', (input) => (input as HTMLInputElement).value)).toBe(NEW.mail);
    await agent.type({ code: NEW.code });
    await agent.press('Créer l’agent');
    await agent.see(`Son mot de passe part à ${NEW.mail}`);
    const reader = await visit.login({ ...NEW, motDePasse: await mailedPassword(system.mailboxUrl) });
    const menu = await reader.page.$eval('nav', (nav) => nav.textContent ?? '');
    expect(menu).toContain('Partenaires');
    expect(menu).not.toMatch(/Droits|Journal|Préparer un lot/);
    expect(await reader.goTo('/caf/pages/droits')).toBe(403);
  });

  test('R-AGT-02: le mot de passe oublié en fait partir un nouveau, à changer ; la réponse est la même pour un inconnu', async () => {
    const lost = await visit.somebody();
    const ask = async (who: { code: string; mail: string }): Promise<string> => {
      await lost.goTo('/caf/mot-de-passe-oublie');
      await lost.type(who);
      await lost.press('Recevoir');
      return lost.see('Regardez vos mails');
    };
    const before = await mailedPassword(visit.system.mailboxUrl);
    expect(await ask({ code: 'P0999911', mail: 'personne@caf91.example' })).toBe(await ask(NEW));
    let mailed = before;
    for (let time = 0; time < 50 && mailed === before; time++) mailed = await mailedPassword(visit.system.mailboxUrl);
    expect(mailed).not.toBe(before);
    await visit.login({ ...NEW, motDePasse: mailed });
    await visit.login({ ...NEW, motDePasse: PASSWORD });
  });

  test('R-AGT-03: un droit retiré d’un clic ferme l’écran à la demande suivante, un droit rendu le rouvre', async () => {
    const reader = { code: NEW.code, mail: NEW.mail };
    let lecteur = await visit.login(reader);
    expect(await visit.statusOf('/caf/actions/lots', lecteur)).toBe(200);
    await visit.agent.goTo('/caf/pages/droits');
    await visit.agent.see('Droits des agents');
    const box = 'main input[aria-label^="Suivre les paiements"][aria-label*="Roux"]';
    await tick(visit.agent, box, false);
    expect(await visit.statusOf('/caf/actions/lots', lecteur)).toBe(401);
    lecteur = await visit.login(reader);
    expect(await visit.statusOf('/caf/actions/lots', lecteur)).toBe(403);
    await tick(visit.agent, box, true);
    lecteur = await visit.login(reader);
    expect(await visit.statusOf('/caf/actions/lots', lecteur)).toBe(200);
  });

  test('R-AGT-04: désactivé, l’agent ne se connecte plus ; on ne se retire aucun droit à soi-même', async () => {
    const { agent } = visit;
    await agent.goTo(`/caf/pages/agent?code=${NEW.code}`);
    await agent.see('Ana Roux');
    await visit.unfold();
    await agent.press('Désactiver Ana Roux');
    await agent.see('Désactivé');
    const gone = await visit.somebody();
    await gone.goTo('/caf/login');
    await gone.type({ ...NEW, motDePasse: PASSWORD });
    await gone.press('Se connecter');
    expect(await gone.see('mot de passe')).not.toContain('Bonjour');
    await agent.goTo('/caf/pages/droits');
    await agent.see('C’est vous');
    expect(await agent.page.$$('main tr.own input')).toEqual([]);
  });
}

/** The latest one: alone on its line (contract). */
async function mailedPassword(mailboxUrl: string): Promise<string> {
  const { text } = await nextMail(mailboxUrl, NEW.mail, /mot de passe/i);
  return text.split(/\r?\n/).find((line) => /^\S{10,40}$/.test(line) && !line.includes('://')) ?? '';
}

/** Waits for the box, ticks it or not, and waits until the server has said yes. */
async function tick({ page }: Person, selector: string, on: boolean): Promise<void> {
  const box = (await page.waitForSelector(selector)) as ElementHandle<HTMLInputElement>;
  if ((await box.evaluate(({ checked }) => checked)) !== on) await box.click();
  await page.waitForFunction(
    (wanted, checked) => {
      const input = document.querySelector<HTMLInputElement>(wanted);
      return input?.checked === checked && input.getAttribute('aria-busy') !== 'true';
    },
    {},
    selector,
    on,
  );
}
