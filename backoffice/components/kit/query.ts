/** Filters that live in the address: a reload, a link sent to a colleague and the back button find them again. */
import { useEffect, useRef, useState } from 'react';
import { goTo } from '../api.ts';

type Query = Record<string, string>;

const here = (): Query => Object.fromEntries(new URLSearchParams(window.location.search));

/** @returns what the address holds, and how to change it; an empty text takes a filter away, and any change but `page` goes back to the first page. */
export function useQuery(): [Query, (change: Query) => void] {
  const [query, setQuery] = useState(here);
  useEffect(() => {
    const listen = (): void => setQuery(here());
    window.addEventListener('popstate', listen);
    return () => window.removeEventListener('popstate', listen);
  }, []);
  const change = (some: Query): void => {
    const next = { ...here(), ...('page' in some ? {} : { page: '' }), ...some };
    goTo(`${window.location.pathname}?${queryString(next)}`);
  };
  return [query, change];
}

/**
 * What is open on the page, an action or a row to act on, in the address too: open again after a login, closed by the back button.
 * @returns its name (empty: nothing), and how to open another or close.
 */
export function useOpened(): [string, (what: string) => void] {
  const [{ ouvert = '' }, change] = useQuery();
  return [ouvert, (what) => change({ ouvert: what, page: here().page ?? '' })];
}

/** The row that is open, by its identifier in the address; it stays when the list shows others. */
export function useOpenedRow<Row>(rows: readonly Row[] | undefined, idOf: (row: Row) => string): [Row | null, (row: Row | null) => void] {
  const [opened, open] = useOpened();
  const last = useRef<Row | null>(null);
  const found = rows?.find((row) => idOf(row) === opened) ?? last.current;
  last.current = found && idOf(found) === opened ? found : null;
  return [last.current, (row) => open(row ? idOf(row) : '')];
}

/** `a=1&b=2` of what is not empty. */
export const queryString = (query: Query): string =>
  new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
