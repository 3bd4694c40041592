/** A browser without script: plain forms, a cookie jar, redirections followed by hand. */

export interface Answer {
  status: number;
  /** Path of the Location header, or null. */
  location: string | null;
  headers: Headers;
  body: string;
  /** Text of the page, tags taken out, spaces made plain. */
  text: string;
}

export class Visitor {
  readonly jar = new Map<string, string>();
  constructor(private readonly url: string) {}

  get(path: string): Promise<Answer> {
    return this.send(path, { method: 'GET' });
  }

  /** Posts a form as a page of the portal does; `headers` replace the usual Origin. */
  post(path: string, fields: Record<string, string>, headers: Record<string, string> = { Origin: this.url }): Promise<Answer> {
    return this.send(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  }

  async send(path: string, init: RequestInit): Promise<Answer> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(this.url + path, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, ...(cookie ? { Cookie: cookie } : {}) },
    });
    for (const set of response.headers.getSetCookie()) this.keep(set);
    const location = response.headers.get('Location');
    const body = await response.text();
    return { status: response.status, location, headers: response.headers, body, text: textOf(body) };
  }

  private keep(set: string): void {
    const [pair = '', ...attributes] = set.split('; ');
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    if (attributes.includes('Max-Age=0')) this.jar.delete(name);
    else this.jar.set(name, value);
  }
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" };

function textOf(html: string): string {
  return html
    .replace(/<script[\s\S]*?<\/script>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/[\s\u00a0\u202f]+/g, ' ');
}

/** Value of a hidden or visible field of a page. */
export function fieldValue(html: string, name: string): string | undefined {
  const input = new RegExp(`<input[^>]*\\bname="${name}"[^>]*>`).exec(html)?.[0];
  return input && /\bvalue="([^"]*)"/.exec(input)?.[1];
}
