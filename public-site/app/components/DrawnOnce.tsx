import { createElement, type FunctionComponent, useContext } from 'react';
import { StillPage } from './still-page.ts';

interface DrawnOnceProps<P extends object> {
  as: 'footer' | 'header' | 'nav';
  className: string;
  'aria-label'?: string;
  /** Depends on its props alone: no hook, nothing of whom the page is for. */
  part: FunctionComponent<P>;
  props: P;
}

/** What surrounds every page: a still page takes the markup that was drawn for an earlier one (decision 0333). */
export function DrawnOnce<P extends object>({ as, part, props, ...frame }: DrawnOnceProps<P>) {
  const drawOnce = useContext(StillPage);
  return drawOnce
    ? createElement(as, { ...frame, dangerouslySetInnerHTML: { __html: drawOnce(part, props) } })
    : createElement(as, frame, createElement(part, props));
}
