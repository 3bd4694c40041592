import { createContext, type FunctionComponent } from 'react';

/** Draws a part that depends on its props alone, and keeps its markup for the next page. */
export type DrawOnce = <P extends object>(part: FunctionComponent<P>, props: P) => string;

/** On a page drawn to stay as it is, that no React will take up (entry.server, decision 0342): how its lasting parts are drawn. */
export const StillPage = createContext<DrawOnce | null>(null);
