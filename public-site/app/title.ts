import type { MetaFunction } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { problemTitle } from './components/ErrorPage.tsx';

const SITE = 'Tickets loisirs jeunes';

/**
 * `meta` of a page: "Titre – Tickets loisirs jeunes", with "Erreur :" first when its form came back refused.
 * @param description of a public page: what search engines and people who share its address show.
 */
export function title(of: string | ((data: never) => string), description?: string): MetaFunction {
  return ({ data, matches, error }) => {
    const text = error ? problemTitle(error) : typeof of === 'string' ? of : of(data as never);
    const refused = (matches[0]?.data as { refused?: boolean } | undefined)?.refused === true;
    return [{ title: typo(`${refused ? 'Erreur : ' : ''}${text} – ${SITE}`) }, ...(description ? shared(text, description) : [])];
  };
}

const shared = (text: string, description: string) => [
  { name: 'description', content: typo(description) },
  { property: 'og:title', content: typo(text) },
  { property: 'og:description', content: typo(description) },
  { property: 'og:site_name', content: SITE },
  { property: 'og:locale', content: 'fr_FR' },
];
