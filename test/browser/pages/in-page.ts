/** What is asked of a page from the inside. Each function runs in the browser, alone: it may call nothing of this file. */

/** Language, title, one h1, headings in order, landmarks, skip link, plain French attributes. RGAA 8, 9, 12. */
export function structure(): Record<'langue' | 'titre' | 'plan' | 'reperes' | 'evitement' | 'presentation', string[]> {
  const all = (selector: string): Element[] => [...document.querySelectorAll(selector)];
  const missing = (wanted: Record<string, boolean>): string[] => Object.keys(wanted).filter((name) => !wanted[name]);
  const levels = all('h1, h2, h3, h4, h5, h6').map((each) => Number(each.tagName[1]));
  const jumps = levels.flatMap((level, index) =>
    level - (levels[index - 1] ?? 0) > 1 ? [`h${levels[index - 1] ?? 0} puis h${level}`] : [],
  );
  const skip = document.querySelector<HTMLAnchorElement>('a.skip');
  const focusable = document.querySelector('a[href], button, input, select, textarea, summary');
  const bare = document.querySelector('main.bare') !== null;
  const target = skip && document.getElementById(skip.hash.slice(1));
  return {
    langue: missing({ 'lang="fr"': document.documentElement.lang === 'fr' }),
    titre: missing({ 'un titre de page et le nom du site': /^\S.+ – Tickets loisirs jeunes$/.test(document.title) }),
    plan: [
      ...(levels.filter((level) => level === 1).length === 1 ? [] : ['pas un seul h1']),
      ...jumps,
      ...all('h1, h2, h3').flatMap((each) => (each.textContent?.trim() ? [] : ['titre vide'])),
    ],
    reperes: missing({
      // A page shown whole to the club is the ticket and its way back, nothing around.
      'un header': bare || all('body > header').length === 1,
      'un main': all('main').length === 1,
      'un footer': bare || all('body > footer').length === 1,
      'des nav nommés': all('nav').every((each) => Boolean(each.getAttribute('aria-label') ?? each.getAttribute('aria-labelledby'))),
    }),
    evitement: missing({
      'le premier lien mène au contenu': skip !== null && skip === focusable,
      'le contenu prend le focus': target?.tagName === 'MAIN' && target.tabIndex === -1,
    }),
    // The map places its own pieces.
    presentation: all(
      '[style]:not(.map *, .map), [align], [bgcolor], [border], font, center, marquee, blink, iframe, meta[http-equiv="refresh"], [tabindex]:not([tabindex="0"], [tabindex="-1"]), [accesskey], a[target]',
    )
      .filter((each) => !each.matches('a[target]') || !/\(nouvel onglet\)/.test(each.textContent ?? ''))
      .map((each) => each.outerHTML.slice(0, 120)),
  };
}

/** Pictures are named or hidden; fields have a visible label, and say what the browser may fill in. RGAA 1, 11. */
export function contents(): Record<'images' | 'champs' | 'tableaux', string[]> {
  const outer = (each: Element): string => each.outerHTML.slice(0, 140);
  const shown = (each: Element): boolean => each.getClientRects().length > 0;
  const pictures = [...document.querySelectorAll('svg, img, canvas, video')].filter(shown);
  const named = (each: Element): boolean =>
    each.closest('[aria-hidden="true"]') !== null ||
    (each.getAttribute('alt') ?? each.getAttribute('aria-label') ?? each.getAttribute('aria-labelledby')) !== null;
  const fields = [...document.querySelectorAll<HTMLInputElement>('input, select, textarea')].filter(
    (each) => each.type !== 'hidden' && shown(each),
  );
  const label = (each: HTMLInputElement): string =>
    [...(each.labels ?? [])]
      .filter(shown)
      .map((one) => one.textContent?.trim())
      .join(' ');
  const tables = [...document.querySelectorAll('table')];
  return {
    images: pictures.filter((each) => !named(each)).map(outer),
    champs: [
      ...fields.filter((each) => !label(each)).map((each) => `sans étiquette : ${outer(each)}`),
      ...fields.filter((each) => each.placeholder).map((each) => `exemple dans le champ : ${outer(each)}`),
      ...fields
        .filter((each) => /^(email|password|tel)$/.test(each.type) && !each.autocomplete)
        .map((each) => `sans autocomplete : ${outer(each)}`),
    ],
    tableaux: tables
      .filter((each) => !each.caption || !each.querySelector('th[scope]') || each.querySelector('th:not([scope])'))
      .map(outer),
  };
}

/** A straight apostrophe, or a plain space where French wants one that does not break. */
export const typography = (): string[] =>
  document.body.innerText.match(/.{0,15}(?:[ \u00a0][;:!?%»]|\d [€%]|« |\p{L}'\p{L}|[^.]\.\.\.(?!\.)).{0,9}/gu) ?? [];

/** What is on the page, place by place: text and boxes, whatever their colours. */
export const shown = (): string =>
  JSON.stringify(
    [...document.body.querySelectorAll('*')].map((each) => {
      const { x, y, width, height } = each.getBoundingClientRect();
      return [each.tagName, x, y, width, height].join(' ');
    }),
  );

/** What must be understood before it is done: the consent, whole, and each warning of something final. */
export const notices = (): string[] =>
  [...document.querySelectorAll<HTMLElement>(location.pathname === '/famille/consentement' ? 'main' : '.note.final')].map(
    (each) => each.innerText,
  );

/** What sticks out sideways of the window, scrollable boxes of the kit excepted. */
export function tooWide(): string[] {
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (over <= 0) return [];
  const scrolls = (each: Element | null): boolean =>
    each !== null && (/auto|scroll|hidden|clip/.test(getComputedStyle(each).overflowX) || scrolls(each.parentElement));
  const out = [...document.body.querySelectorAll('*')].filter(
    (each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !scrolls(each.parentElement),
  );
  return [`${over} px de trop`, ...out.slice(-3).map((each) => each.outerHTML.slice(0, 100))];
}

/** WCAG 1.4.12: lines at 1.5, paragraphs at 2, letters at 0.12, words at 0.16 em. @returns what is cut off then, and was not before. */
export function withMoreSpace(): string[] {
  const hides = (each: Element): boolean => {
    const { overflowX, overflowY, clipPath } = getComputedStyle(each);
    const cuts = each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1;
    return cuts && /hidden|clip/.test(overflowX + overflowY) && clipPath === 'none' && each.getClientRects().length > 0;
  };
  const cut = (): Element[] =>
    [...document.querySelectorAll('main *, header *, nav *, footer *')].filter((each) => !each.closest('.map') && hides(each));
  const before = new Set(cut());
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
  );
  document.adoptedStyleSheets = [sheet];
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const more = cut().filter((each) => !before.has(each));
  document.adoptedStyleSheets = [];
  return [...(over > 0 ? [`${over} px de trop`] : []), ...more.map((each) => `coupé : ${each.outerHTML.slice(0, 100)}`)];
}

/** WCAG 2.5.8: 24 px at least, links within a sentence excepted; 48 px for the kit's buttons. */
export function targets(): Record<'cibles' | 'boutons', string[]> {
  const small = { cibles: [] as string[], boutons: [] as string[] };
  for (const each of document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
    const box = (each.closest('label') ?? each).getBoundingClientRect();
    const hidden = box.width === 0 || each.matches('.skip') || getComputedStyle(each).visibility === 'hidden';
    if (hidden) continue;
    const said = `${Math.round(box.width)} × ${Math.round(box.height)} : ${each.outerHTML.slice(0, 100)}`;
    // A link in the flow of a text (WCAG 2.5.8, Inline).
    const inText = each.tagName === 'A' && getComputedStyle(each).display === 'inline';
    if (!inText && (box.width < 24 || box.height < 24)) small.cibles.push(said);
    if (each.matches('.btn') && box.height < 47.5) small.boutons.push(said);
  }
  return small;
}

/** Everything that takes the focus shows it and is not under the bar of a phone (WCAG 2.4.7, 2.4.11). Press Tab once before. */
export function focusShown(): string[] {
  // An empty file field is seen by its button alone.
  const wholeOf = (each: Element): Element | null => each.closest('label, .money') ?? each.closest('.file')?.querySelector('label') ?? null;
  const look = (each: Element): string => {
    const { outlineStyle, outlineWidth, boxShadow, borderColor, insetBlockStart } = getComputedStyle(each);
    return [outlineStyle === 'none' ? 0 : outlineWidth, boxShadow, borderColor, insetBlockStart].join();
  };
  const bar = document.querySelector('.nav');
  const wrong: string[] = [];
  (document.activeElement as HTMLElement | null)?.blur();
  for (const each of document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
    if (each.getClientRects().length === 0) continue;
    const around = wholeOf(each);
    const before = look(each) + (around ? look(around) : '');
    each.focus();
    if (document.activeElement !== each) continue;
    if (look(each) + (around ? look(around) : '') === before) wrong.push(`focus invisible : ${each.outerHTML.slice(0, 100)}`);
    const [box, cover] = [each.getBoundingClientRect(), bar?.getBoundingClientRect()];
    const under =
      cover && !bar?.contains(each) && getComputedStyle(bar!).position === 'fixed' && box.top >= cover.top && box.bottom <= cover.bottom;
    if (under) wrong.push(`focus sous la barre : ${each.outerHTML.slice(0, 100)}`);
    each.blur();
  }
  return wrong;
}

/** An amount and its unit are one field: the ring of the focus goes around both. @returns where it leaves the unit outside. */
export function unitLeftOut(): string[] {
  const ringed = (each: Element): boolean => getComputedStyle(each).outlineStyle !== 'none';
  return [...document.querySelectorAll<HTMLElement>('.money input')].flatMap((input) => {
    const whole = input.closest('.money')!;
    input.focus();
    const wrong = !ringed(whole) || ringed(input);
    input.blur();
    return wrong ? [`l’anneau laisse l’unité dehors : ${whole.outerHTML.slice(0, 100)}`] : [];
  });
}

/**
 * On paper: nothing to press, and what is read is dark, since a browser prints no backgrounds. Ask it of a page that prints, in the dark
 * theme. @returns what would be lost, or useless.
 */
export function onPaper(): string[] {
  const main = document.querySelector('main');
  const there = (each: Element): boolean => each.getClientRects().length > 0;
  const outer = (each: Element): string => each.outerHTML.slice(0, 100);
  const useless = [...document.querySelectorAll('body > header, body > footer, nav a, button, .btn, [role=search], .map')].filter(there);
  const light = [...(main?.querySelectorAll('*') ?? [])].filter((each) => {
    const says = [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    if (!says || !there(each) || each.closest('svg, .hide, select')) return false;
    const [r = 0, g = 0, b = 0, alpha = 1] = (getComputedStyle(each).color.match(/[\d.]+/g) ?? []).map(Number);
    const linear = (value: number): number => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    const ink = 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    return alpha < 1 || 1.05 / (ink + 0.05) < 4.5;
  });
  return [...useless.map((each) => `imprimé pour rien : ${outer(each)}`), ...light.map((each) => `trop pâle sur papier : ${outer(each)}`)];
}

/** Nothing moves for who asked for less motion. */
export function motion(): string[] {
  const moves = [...document.querySelectorAll('*')].filter((each) => {
    const { transitionDuration, animationName, animationDuration, scrollBehavior } = getComputedStyle(each);
    const lasts = (text: string): boolean => text.split(',').some((one) => Number.parseFloat(one) > 0.001);
    return lasts(transitionDuration) || (animationName !== 'none' && lasts(animationDuration)) || scrollBehavior === 'smooth';
  });
  return [
    ...moves.slice(0, 3).map((each) => each.outerHTML.slice(0, 100)),
    ...document.getAnimations().map((each) => `animation : ${each.id}`),
  ];
}
