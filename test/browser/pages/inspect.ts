/** One page looked at from every side. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'parse5';
import type { Page } from 'puppeteer';
import {
  contents,
  focusShown,
  motion,
  onPaper,
  shown,
  structure,
  targets,
  tooWide,
  typography,
  unitLeftOut,
  withMoreSpace,
} from './in-page.ts';

/** Every check by its name, with what it proves. docs/rgaa.md says which criteria each one answers. */
export const CHECKS = {
  venue: 'la page s’ouvre ; un formulaire vide revient avec ce qu’il faut corriger',
  'axe-clair': 'axe ne trouve rien (WCAG 2.0, 2.1, 2.2 A et AA, bonnes pratiques), thème clair',
  'axe-sombre': 'axe ne trouve rien à redire aux couleurs du thème sombre',
  themes: 'les deux thèmes montrent la même chose',
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
  'largeur-1280': 'rien ne dépasse à 1280 px',
  'zoom-200': 'rien ne dépasse à 200 %',
  espacement: 'rien n’est coupé avec l’espacement de WCAG 1.4.12',
  typographie: 'apostrophes et espaces du français',
  cibles: 'chaque cible a 24 px au moins',
  boutons: 'chaque bouton a 48 px de haut',
  focus: 'le focus se voit sur tout ce qui le prend, et n’est pas caché',
  papier: 'imprimée, même depuis le thème sombre, rien n’est pâle, ni coupé, ni à presser',
  mouvement: 'rien ne bouge pour qui a demandé moins de mouvement',
  navigateur: 'aucune erreur dans la console, aucune demande à un autre serveur',
} as const;
export type Check = keyof typeof CHECKS;
export type Found = Partial<Record<Check, string[]>>;

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What a change of colours may turn wrong. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
const PHONE = { width: 375, height: 740 };
/** What the margins leave of an A4, at 96 points an inch. */
const SHEET = { width: 680, height: 1009 };

/** Looks at the page that is shown; leaves it a phone's size, light, and still. @returns what is wrong, by check. */
export async function inspect(page: Page, frowns: string[]): Promise<Found> {
  await page.setViewport(PHONE);
  await page.evaluate('window.axe !== undefined').then((there) => there || page.evaluate(AXE));
  const light = await axe(page, 'light', { type: 'tag', values: TAGS });
  const inLight = await page.evaluate(shown);
  const dark = await axe(page, 'dark', { type: 'rule', values: COLOURS });
  const found: Found = {
    'axe-clair': light,
    'axe-sombre': dark,
    themes: (await page.evaluate(shown)) === inLight ? [] : await otherwiseInDark(page),
    ...(await page.evaluate(structure)),
    ...(await page.evaluate(contents)),
    ...(await page.evaluate(targets)),
    typographie: await page.evaluate(typography),
    mouvement: await page.evaluate(motion),
    espacement: await page.evaluate(withMoreSpace),
  };
  await page.keyboard.press('Tab');
  found.focus = [...(await page.evaluate(focusShown)), ...(await page.evaluate(unitLeftOut))];
  await page.setViewport({ width: 320, height: 740 });
  found['largeur-320'] = await page.evaluate(tooWide);
  await page.setViewport({ width: 1280, height: 740 });
  found['largeur-1280'] = await page.evaluate(tooWide);
  await page.setViewport({ width: 640, height: 400, deviceScaleFactor: 2 });
  found['zoom-200'] = await page.evaluate(tooWide);
  found.papier = await printed(page);
  found.navigateur = frowns.splice(0);
  return found;
}

/** The page as paper has it, from the theme it wears. */
async function printed(page: Page): Promise<string[]> {
  await page.setViewport(SHEET);
  await page.emulateMediaType('print');
  const wrong = [...(await page.evaluate(onPaper)), ...(await page.evaluate(tooWide))];
  await page.emulateMediaType('screen');
  return wrong;
}

/** What axe says of a page in a theme. */
async function axe(page: Page, theme: Theme, runOnly: { type: 'tag' | 'rule'; values: readonly string[] }): Promise<string[]> {
  await wear(page, theme);
  return page.evaluate(async (only) => {
    interface Result {
      violations: { id: string; nodes: { html: string }[] }[];
    }
    const { axe: tool } = window as unknown as { axe: { run(options: object): Promise<Result> } };
    const { violations } = await tool.run({ runOnly: only, resultTypes: ['violations'], preload: false });
    return violations.map(({ id, nodes }) => `${id} : ${nodes.map(({ html }) => html.slice(0, 150)).join(' | ')}`);
  }, runOnly);
}

type Theme = 'light' | 'dark';

/** The theme is asked for without any motion: a colour half-way of a transition is nobody's. */
const wear = (page: Page, value: Theme): Promise<void> =>
  page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);

/**
 * The dark theme changes colours and nothing else: what axe found of the rest in the light one then holds in both. Leaves it dark.
 * A page that moves by itself, a camera that opens, is looked at again here.
 */
async function otherwiseInDark(page: Page): Promise<string[]> {
  for (let time = 0; time < 3; time++) {
    await wear(page, 'light');
    const light = await page.evaluate(shown);
    await wear(page, 'dark');
    if ((await page.evaluate(shown)) === light) return [];
  }
  return ['le thème sombre montre autre chose que le clair'];
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
