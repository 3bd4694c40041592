/** One page looked at from every side. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'parse5';
import type { Page } from 'puppeteer';
import { contents, focusShown, motion, structure, targets, tooWide, typography, withMoreSpace } from './in-page.ts';

/** Every check by its name, with what it proves. docs/rgaa.md says which criteria each one answers. */
export const CHECKS = {
  venue: 'la page s’ouvre ; un formulaire vide revient avec ce qu’il faut corriger',
  'axe-clair': 'axe ne trouve rien (WCAG 2.0, 2.1, 2.2 A et AA, bonnes pratiques), thème clair',
  'axe-sombre': 'axe ne trouve rien, thème sombre',
  langue: 'la langue de la page est le français',
  titre: 'le titre de la page la nomme, puis nomme le site',
  plan: 'un seul h1, aucun niveau de titre sauté, aucun titre vide',
  reperes: 'un en-tête, un contenu, un pied, des menus nommés',
  evitement: 'le premier lien mène au contenu, qui prend le focus',
  presentation: 'aucun attribut de présentation, cadre, rafraîchissement, ordre de tabulation forcé ni nouvelle fenêtre',
  code: 'le code est valide (norme HTML)',
  images: 'chaque image est nommée ou cachée aux lecteurs d’écran',
  champs: 'chaque champ a une étiquette visible ; le navigateur sait remplir mail et mot de passe',
  tableaux: 'chaque tableau a un titre et des en-têtes',
  'largeur-320': 'rien ne dépasse à 320 px',
  'zoom-200': 'rien ne dépasse à 200 %',
  espacement: 'rien n’est coupé avec l’espacement de WCAG 1.4.12',
  typographie: 'apostrophes et espaces du français',
  cibles: 'chaque cible a 24 px au moins',
  boutons: 'chaque bouton a 48 px de haut',
  focus: 'le focus se voit sur tout ce qui le prend, et n’est pas caché',
  mouvement: 'rien ne bouge pour qui a demandé moins de mouvement',
  navigateur: 'aucune erreur dans la console, aucune demande à un autre serveur',
} as const;
export type Check = keyof typeof CHECKS;
export type Found = Partial<Record<Check, string[]>>;

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const PHONE = { width: 375, height: 740 };

/** Looks at the page that is shown; leaves it a phone's size, light, and still. @returns what is wrong, by check. */
export async function inspect(page: Page, frowns: string[]): Promise<Found> {
  await page.setViewport(PHONE);
  const light = await axe(page, 'light');
  const dark = await axe(page, 'dark');
  const found: Found = {
    'axe-clair': light,
    'axe-sombre': dark,
    ...(await page.evaluate(structure)),
    ...(await page.evaluate(contents)),
    ...(await page.evaluate(targets)),
    typographie: await page.evaluate(typography),
    mouvement: await page.evaluate(motion),
    espacement: await page.evaluate(withMoreSpace),
  };
  await page.keyboard.press('Tab');
  found.focus = await page.evaluate(focusShown);
  await page.setViewport({ width: 320, height: 740 });
  found['largeur-320'] = await page.evaluate(tooWide);
  await page.setViewport({ width: 640, height: 400, deviceScaleFactor: 2 });
  found['zoom-200'] = await page.evaluate(tooWide);
  found.navigateur = frowns.splice(0);
  return found;
}

/** The theme is asked for without any motion: a colour half-way of a transition is nobody's. */
async function axe(page: Page, theme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: theme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.evaluate(`window.axe ?? (() => {${AXE}})()`);
  return page.evaluate(async (values) => {
    interface Result {
      violations: { id: string; nodes: { html: string }[] }[];
    }
    const { axe: tool } = window as unknown as { axe: { run(options: object): Promise<Result> } };
    const { violations } = await tool.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id} : ${nodes.map(({ html }) => html.slice(0, 150)).join(' | ')}`);
  }, TAGS);
}

/** What the standard's own parser complains of in a page as it was sent. */
export function invalidCode(html: string): string[] {
  const errors: string[] = [];
  parse(html, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startOffset }) => errors.push(`${code} : ${html.slice(Math.max(0, startOffset - 60), startOffset + 60)}`),
  });
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!);
  return [...errors, ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id deux fois : ${id}`)];
}
