import type { MetaFunction } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { problemTitle } from './components/ErrorPage.tsx';

const SITE = 'Tickets loisirs jeunes';

/** Known as such, or from what the loader gave. */
type Words = string | ((data: never) => string);

/** What the tab and the readers of a page say of it. */
export const pageTitle = (text: string): string => typo(`${text} – ${SITE}`);

/**
 * `meta` of a page: "Titre – Tickets loisirs jeunes", with "Erreur :" first when its form came back refused.
 * @param describes of a public page: what search engines and people who share its address show. Without one, engines are told to pass.
 */
export function title(of: Words, describes?: Words): MetaFunction {
  return ({ data, matches, error, location }) => {
    const words = (either: Words): string => (typeof either === 'string' ? either : either(data as never));
    const root = (matches[0]?.data ?? {}) as { refused?: boolean; site?: string; heading?: string | null };
    const text = error ? problemTitle(error) : (root.heading ?? words(of));
    const head = { title: pageTitle(`${root.refused === true ? 'Erreur : ' : ''}${text}`) };
    if (error || !describes || !root.site) return [head, { name: 'robots', content: 'noindex' }];
    return [head, ...shared(text, words(describes)), ...placed(root.site, location.pathname)];
  };
}

/** Its one address, filters and pages aside, and the picture of the portal's own. */
const placed = (site: string, path: string) => [
  { tagName: 'link', rel: 'canonical', href: site + path },
  { property: 'og:url', content: site + path },
  { property: 'og:type', content: 'website' },
  { property: 'og:image', content: `${site}/icones/partage-1200x630.png` },
  { property: 'og:image:width', content: '1200' },
  { property: 'og:image:height', content: '630' },
  { property: 'og:image:alt', content: typo('Un ticket, un enfant les bras ouverts : les tickets loisirs jeunes') },
  { name: 'twitter:card', content: 'summary_large_image' },
];

const shared = (text: string, description: string) => [
  { name: 'description', content: typo(description) },
  { property: 'og:title', content: typo(text) },
  { property: 'og:description', content: typo(description) },
  { property: 'og:site_name', content: SITE },
  { property: 'og:locale', content: 'fr_FR' },
];
