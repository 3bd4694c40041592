import { settings } from '#core/shared/settings.ts';
import { CLOSED, PUBLIC_PAGES } from '../public-pages.ts';

/** What search engines are told (sitemaps.org, protocol 0.9). The addresses are the configured ones, whatever `Host` says. */
export function loader(): Response {
  const urls = PUBLIC_PAGES.flatMap(({ pages }) => pages)
    .filter(({ to }) => !CLOSED.some((path) => to.startsWith(path)))
    .map(({ to }) => `<url><loc>${new URL(to, settings().portalUrl).href}</loc></url>`);
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>\n`;
  return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
}
