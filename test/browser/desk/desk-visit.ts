/** One running installation with the demo's data, and agents before its desk: what the journeys of all parts share. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'puppeteer';
import { openBrowser, Person } from '../person.ts';
import { type RunningSystem, startSystem } from '../running-system.ts';

export const PASSWORD = 'Cerf-Volant-91!';
const MANAGER = { code: 'P0910911', mail: 'camille.le-goff@caf91.example' };

const mailOf = (code: string): string => `${code.toLowerCase()}@caf91.example`;

export class DeskVisit {
  system!: RunningSystem;
  private browser!: Browser;
  /** The gestionnaire of the demo, logged in. */
  agent!: Person;

  async open(): Promise<void> {
    this.system = await startSystem();
    await this.system.tlj('demo', '--families', '150');
    this.browser = await openBrowser();
    this.agent = await this.login(MANAGER);
  }

  async close(): Promise<void> {
    await this.browser?.close();
    await this.system?.stop();
  }

  /** Somebody in a browser of their own, before the desk or another address. */
  async somebody(home = this.system.backofficeUrl): Promise<Person> {
    const person = await Person.at(await this.browser.createBrowserContext(), home);
    await person.page.setViewport({ width: 1280, height: 900 });
    return person;
  }

  /** An agent logged in; who still has a mailed password chooses PASSWORD (R-AGT-02). */
  async login({ motDePasse = PASSWORD, ...who }: { code: string; mail: string; motDePasse?: string }): Promise<Person> {
    const person = await this.somebody();
    await person.goTo('/caf/login');
    await this.submitLogin(person, { ...who, motDePasse });
    if (motDePasse !== PASSWORD) await this.chooseOwn(person);
    await person.see('Bonjour');
    return person;
  }

  /** From the page of the login on, wherever it leads. */
  enter(person: Person, code: string): Promise<void> {
    return this.submitLogin(person, { code, mail: mailOf(code), motDePasse: PASSWORD });
  }

  private async submitLogin(person: Person, typed: Record<string, string>): Promise<void> {
    await person.type(typed);
    await person.press('Se connecter');
  }

  private async chooseOwn(person: Person): Promise<void> {
    await person.see('Choisissez votre mot de passe');
    await person.type({ motDePasse: PASSWORD, confirmation: PASSWORD });
    await person.press('Enregistrer');
  }

  /** A second gestionnaire, made from the command line. */
  async aColleague(code: string, profil = 'gestionnaire'): Promise<Person> {
    const mail = mailOf(code);
    const names = ['--nom', 'Cœur', '--prenom', 'Inès', '--profil', profil, '--print-password'];
    const { password } = await this.system.tlj('agent', 'create', '--code', code, '--mail', mail, ...names);
    return this.login({ code, mail, motDePasse: String(password) });
  }

  /** A family of the demo with an account, not suspended nor opposed: its name as it is searched, and its matricule. */
  async aFamily(): Promise<{ name: string; matricule: string }> {
    return this.agent.page.evaluate(async () => {
      const list = (await (await fetch('/caf/api/resources/Family/actions/list?perPage=100')).json()) as {
        records: { params: { matricule: string; lastName: string; firstName: string; access: string } }[];
      };
      const { matricule, lastName, firstName } = list.records.find(({ params }) => params.access === 'active')!.params;
      return { name: `${lastName} ${firstName}`, matricule };
    });
  }

  /** Fills the form that has this button. */
  async fillIn(button: string, fields: Record<string, string>, person = this.agent): Promise<void> {
    await person.page.evaluate(
      (words, values) => {
        const plain = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();
        const form = [...document.querySelectorAll('main form')].find((each) =>
          [...each.querySelectorAll('button')].some((one) => plain(one.textContent).startsWith(words)),
        );
        for (const [name, value] of Object.entries(values)) {
          const input = form?.querySelector<HTMLInputElement>(`[name="${name}"]`);
          if (!input) throw new Error(`no field ${name} in the form of ${words}`);
          Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value')!.set!.call(input, value);
          input.dispatchEvent(new Event('input', { bubbles: true }));
        }
      },
      button,
      fields,
    );
  }

  /** Opens what is folded, so that its forms can be filled. */
  async unfold(person = this.agent): Promise<void> {
    await person.page.$$eval('main details', (all) => all.forEach((each) => (each.open = true)));
  }

  /** Status of an address, asked as the page itself would. */
  statusOf(address: string, person = this.agent): Promise<number> {
    return person.page.evaluate(async (asked) => (await fetch(asked)).status, address);
  }

  /** From now on what the agent downloads lands in a folder. @returns waits for the next file whose name ends so, and reads it. */
  async downloads(folder: string): Promise<(ending: string) => Promise<{ name: string; bytes: Buffer }>> {
    const to = path.join(this.system.folder, folder);
    const client = await this.agent.page.createCDPSession();
    const browserContextId = this.agent.page.browserContext().id;
    await client.send('Browser.setDownloadBehavior', {
      behavior: 'allow',
      downloadPath: to,
      ...(browserContextId ? { browserContextId } : {}),
    });
    return async (ending) => {
      for (let time = 0; time < 200; time++) {
        const name = (await readdir(to).catch(() => [] as string[])).find((each) => each.endsWith(ending));
        if (name) return { name, bytes: await readFile(path.join(to, name)) };
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`no file ${ending} was downloaded`);
    };
  }
}
