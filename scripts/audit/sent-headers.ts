/** The headers a server really sends: asked over the wire, never copied from what the code means to send. */

/** Headers that protect, and those that would tell too much. */
const LOOKED_AT = [
  'content-security-policy',
  'strict-transport-security',
  'x-frame-options',
  'x-content-type-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'cache-control',
  'set-cookie',
  'server',
  'x-powered-by',
];

export interface SentHeaders {
  address: string;
  status: number;
  headers: Record<string, string>;
}

/** @param init what is posted, where a cookie is to be seen. The value of a cookie and of a nonce, which change, are left out. */
export async function sentHeaders(url: string, address: string, init: RequestInit = {}): Promise<SentHeaders> {
  const answer = await fetch(url + address, { redirect: 'manual', ...init });
  const headers = Object.fromEntries(
    LOOKED_AT.flatMap((name) => {
      const value = name === 'set-cookie' ? answer.headers.getSetCookie().map(withoutValue).join('\n') : answer.headers.get(name);
      return value ? [[name, value.replace(/'nonce-[^']+'/g, "'nonce-…'")]] : [];
    }),
  );
  return { address, status: answer.status, headers };
}

const withoutValue = (cookie: string): string => cookie.replace(/^([^=]+)=[^;]*/, '$1=…').replace(/Expires=[^;]+/, 'Expires=…');

/** One section of Markdown for each. */
export const headersAsText = (sent: readonly SentHeaders[]): string =>
  sent
    .map(({ address, status, headers }) =>
      [`### \`${address}\` : ${status}`, '', '```', ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '```', ''].join(
        '\n',
      ),
    )
    .join('\n');
