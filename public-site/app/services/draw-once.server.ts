import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type DrawOnce, StillPage } from '../components/still-page.ts';

/** Of each part, by its props: a handful, as the shells of still pages are fixed. */
const drawn = new Map<unknown, Map<string, string>>();

/** The markup of a part, drawn the first time these props are met: no router, no data of a page is within its reach. */
export const drawOnce: DrawOnce = (part, props) => {
  const ofPart = drawn.get(part) ?? new Map<string, string>();
  drawn.set(part, ofPart);
  const key = JSON.stringify(props);
  const kept = ofPart.get(key);
  if (kept !== undefined) return kept;
  const markup = draw(part, props);
  ofPart.set(key, markup);
  return markup;
};

const draw = <P extends object>(part: FunctionComponent<P>, props: P): string =>
  renderToStaticMarkup(createElement(StillPage.Provider, { value: drawOnce }, createElement(part, props)));
