import type { MetaFunction } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { problemTitle } from './components/ErrorPage.tsx';

const SITE = 'Tickets loisirs jeunes';

/** `meta` of a page: "Titre – Tickets loisirs jeunes", with "Erreur :" first when its form came back refused. */
export function title(of: string | ((data: never) => string)): MetaFunction {
  return ({ data, matches, error }) => {
    const text = error ? problemTitle(error) : typeof of === 'string' ? of : of(data as never);
    const refused = (matches[0]?.data as { refused?: boolean } | undefined)?.refused === true;
    return [{ title: typo(`${refused ? 'Erreur : ' : ''}${text} – ${SITE}`) }];
  };
}
