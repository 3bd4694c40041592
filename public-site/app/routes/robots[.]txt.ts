import { settings } from '#core/shared/settings.ts';
import { CLOSED } from '../public-pages.ts';

/** Accounts are nobody's business but their owners' (RFC 9309); only production is to be found by search engines (R-REC-01). */
export function loader(): Response {
  const { env, portalUrl } = settings();
  const closed = env === 'production' ? CLOSED : ['/'];
  const lines = ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), `Sitemap: ${new URL('/sitemap.xml', portalUrl).href}`];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
