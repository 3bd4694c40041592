/** What runs in the page, under the eyes of the hand: finding what bears words, filling, ringing. Each function stands alone: it is sent as text. */

/** The control in sight (of a form, when `inForm`) that bears these words: those that say just them first, the page's own before its menus. */
export function controlBearing(words: string, inForm: boolean): Element | undefined {
  const plain = (text: string | null): string => (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  const within = (scope: string): Element[] => [...document.querySelectorAll(`${scope} :is(button, a, summary, label)`)];
  const all = inForm ? within('main form') : [...within('main'), ...within('body')];
  const seen = all.filter((each) => each.getClientRects().length > 0);
  return (
    seen.find((each) => plain(each.textContent) === words) ??
    seen.find((each) => plain(each.textContent).startsWith(words)) ??
    seen.find((each) => plain(each.textContent).includes(words))
  );
}

/** All that could be pressed, for who must mend a tutorial. */
export const controlsInSight = (): string =>
  [...document.querySelectorAll(':is(button, a, summary)')]
    .filter((each) => each.getClientRects().length > 0)
    .map((each) => (each.textContent ?? '').replace(/\s+/g, ' ').trim())
    .join(' | ');

/** Elements of fields by name, within the form whose button says `form`. @throws when one is not there. */
export function fieldsNamed(names: string[], form: string | null, value: string | null): Element[] {
  const plain = (text: string | null): string => (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  const scope =
    form === null
      ? document
      : [...document.querySelectorAll('form')].find((each) =>
          [...each.querySelectorAll('button')].some((one) => plain(one.textContent).startsWith(form)),
        );
  if (!scope) throw new Error(`aucun formulaire « ${form} »`);
  return names.flatMap((name) => {
    const found = [...scope.querySelectorAll(`[name="${name}"]:not([type=hidden]), #fichier-${name}`)];
    const one = value === 'all' || value === null || value === '*' ? found : found.filter((each) => each.getAttribute('value') === value);
    if (one.length === 0) throw new Error(`aucun champ « ${name} »`);
    return value === 'all' ? one : one.slice(0, 1);
  });
}

/** Types as a person does, so that React sees it. */
export function typeInto(field: Element, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')!.set!.call(field, value);
  for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
}

/** What a person sees of a field: a box that is drawn by its label, a file that hides behind one. */
export const seenOf = (field: Element): Element => {
  const drawnByLabel = field instanceof HTMLInputElement && ['radio', 'checkbox', 'file'].includes(field.type);
  return (drawnByLabel && field.closest('label, .drop')) || field;
};

/** Brings what is ringed to the middle, and rings each. @returns the height from the first to the last, in pixels. */
export function ring(...elements: Element[]): number {
  const boxes = elements.map((each) => each.getBoundingClientRect()).filter(({ width }) => width > 0);
  const top = Math.min(...boxes.map((box) => box.top));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  // The desk scrolls a part of its page, not the window.
  let scroller: Element | null = elements[0] ?? null;
  while (scroller && !(scroller.scrollHeight > scroller.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(scroller).overflowY)))
    scroller = scroller.parentElement;
  (scroller ?? window).scrollBy({ top: (top + bottom) / 2 - window.innerHeight / 2, behavior: 'instant' });
  for (const each of elements) {
    const box = each.getBoundingClientRect();
    const mark = document.createElement('div');
    mark.className = 'tutorial-ring';
    Object.assign(mark.style, {
      position: 'fixed',
      left: `${Math.max(3, box.left - 6)}px`,
      top: `${box.top - 6}px`,
      width: `${Math.min(box.width + 12, window.innerWidth - 6)}px`,
      height: `${box.height + 12}px`,
      border: '4px solid #d6006c',
      borderRadius: '12px',
      pointerEvents: 'none',
      zIndex: '2147483647',
    });
    document.body.append(mark);
  }
  return bottom - top;
}

export const unring = (): void => document.querySelectorAll('.tutorial-ring').forEach((each) => each.remove());
