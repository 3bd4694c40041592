/** Somebody who has a keyboard and nothing else: Tab, arrows, Space, Enter and letters. Works the same with and without script. */
import type { Page } from 'puppeteer';

const MOST_TABS = 150;
const PATIENCE_MS = 15_000;

/** What has the focus, as it is seen. */
interface Focused {
  name: string;
  value: string;
  checked: boolean;
  said: string;
  /** A button that sends its form, and that form's fields. */
  sends: string[] | null;
  /** An outline of 2 px at least, on it or on what holds it. */
  seen: boolean;
}

/** A page on its way out. */
const NOTHING: Focused = { name: '', value: '', checked: false, said: '', sends: null, seen: true };

export class Hands {
  /** Where the focus was and could not be seen. */
  readonly unseen = new Set<string>();

  constructor(
    readonly page: Page,
    readonly home: string,
    /** Whether the page's scripts run: keys pressed before React has taken the page over are nobody's. */
    readonly script: boolean,
  ) {}

  goTo = async (path: string): Promise<void> => void (await this.page.goto(this.home + path, { waitUntil: 'load' }));

  /** Types in a field, in place of what it holds. */
  async fill(fields: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) {
      await this.#reach((it) => it.name === name, `le champ ${name}`);
      await this.page.keyboard.down('Control');
      await this.page.keyboard.press('a');
      await this.page.keyboard.up('Control');
      await this.page.keyboard.type(value);
    }
  }

  /** Ticks a box, or chooses a radio of a group with the arrows. */
  async choose(name: string, value: string): Promise<void> {
    for (let times = 0; times < 30; times++) {
      const it = await this.#reach((each) => each.name === name, `le choix ${name}`);
      if (it.value === value && it.checked) return;
      await this.page.keyboard.press(it.value === value ? 'Space' : 'ArrowDown');
    }
    throw new Error(`« ${value} » ne s’atteint pas au clavier dans ${name}`);
  }

  /** Goes on to the button of a form that has this field, and presses it. A form on its way takes nothing more: it is waited for. */
  async send(field: string): Promise<void> {
    await this.#until('la page se pose', () => this.page.evaluate(() => document.querySelector('form[aria-busy=true]') === null));
    await this.#reach((it) => it.sends?.includes(field) === true, `le bouton du formulaire de ${field}`);
    await this.page.keyboard.press('Enter');
  }

  /** Follows the first link, or presses the first button, that says these words. */
  async press(words: string): Promise<void> {
    await this.#reach((it) => it.said.includes(words), `« ${words} »`);
    await this.page.keyboard.press('Enter');
  }

  /** Waits for a page where this can be found. */
  until = (selector: string): Promise<void> =>
    this.#until(selector, () => this.page.evaluate((wanted) => document.querySelector(wanted) !== null, selector));

  /** Waits until the content says these words. */
  see = (words: string): Promise<void> => this.#until(`« ${words} »`, async () => (await this.text()).includes(words));

  /** A page on its way out answers nothing: it is asked again. */
  async #until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    while (!(await isSo().catch(() => false))) {
      if (Date.now() > until) throw new Error(`${what} ne vient pas sur ${this.page.url()} : ${(await this.text()).slice(0, 800)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  text = async (): Promise<string> =>
    (await this.page.evaluate(() => document.querySelector('main')?.textContent ?? '').catch(() => '')).replace(/[\s\u00a0\u202f]+/g, ' ');

  async #reach(wanted: (it: Focused) => boolean, what: string): Promise<Focused> {
    if (this.script)
      await this.#until('la page vivante', () =>
        this.page.evaluate(
          () =>
            document.querySelector('form[aria-busy=true]') === null &&
            Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__react')),
        ),
      );
    for (let times = 0; times < MOST_TABS; times++) {
      const it = await this.#focused().catch(() => NOTHING);
      if (wanted(it)) {
        if (!it.seen) this.unseen.add(`${what} sur ${new URL(this.page.url()).pathname}`);
        return it;
      }
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`${what} ne s’atteint pas au clavier sur ${this.page.url()} : ${(await this.text()).slice(0, 500)}`);
  }

  #focused = (): Promise<Focused> =>
    this.page.evaluate(() => {
      const it = (document.activeElement ?? document.body) as HTMLInputElement;
      const around = [it, it.closest('label'), it.parentElement].filter((each): each is HTMLElement => each instanceof HTMLElement);
      const outlined = (each: Element): boolean => {
        const { outlineStyle, outlineWidth } = getComputedStyle(each);
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      };
      const sends =
        it.tagName === 'BUTTON' && it.type === 'submit' && it.form
          ? [...new FormData(it.form).keys(), ...[...it.form.elements].map((each) => (each as HTMLInputElement).name)]
          : null;
      const said = (it.textContent ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
      return {
        name: it.getAttribute('name') ?? '',
        value: it.value ?? '',
        checked: it.checked === true,
        said: it.matches('a, button, summary') ? said : '',
        sends,
        seen: around.some(outlined),
      };
    });
}
