/** Filters that live in the address: a reload, a link sent to a colleague and the back button find them again. */
import { useEffect, useState } from 'react';
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

/** `a=1&b=2` of what is not empty. */
export const queryString = (query: Query): string =>
  new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
