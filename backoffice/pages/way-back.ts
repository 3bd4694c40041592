/** Where a login leads: to the page that asked for it, if it is one of the desk's. */
import { LOGIN, ROOT } from '../paths.ts';

/** No dot in the path: it cannot climb out of the desk's pages. */
const OF_THE_DESK = /^\/caf(?:\/(?:pages|resources)\/[\w\-/%:]+(?:\?[\w\-%.=&+~:,@]*)?)?$/;
const LONGEST = 1000;

/** @returns the page asked for, or the dashboard for anything else: never another site. */
export const wayBack = (asked: string): string => (asked.length <= LONGEST && OF_THE_DESK.test(asked) ? asked : ROOT);

/** The login, and the way back to a page; the plain login from the dashboard. */
export const loginFrom = (page: string): string => withWayBack(LOGIN, wayBack(page));

/** The same page of ours, with the way back in its address. */
export const withWayBack = (page: string, back: string): string => (back === ROOT ? page : `${page}?retour=${encodeURIComponent(back)}`);
