/** Every address of the portal, from its route files (Remix's flat files read backwards), and who it is for. */
import { readdirSync } from 'node:fs';

const ROUTES = new URL('../../public-site/app/routes/', import.meta.url);

export interface PortalEntry {
  address: string;
  who: 'tout le monde' | 'famille' | 'partenaire' | 'porteur du lien';
}

/** Before login or once out, although under a personal address. */
const OPEN = /^\/(famille|partenaire)\/(connexion|inscription|mot-de-passe-oublie|activation|reinitialisation|retrait|vue)(\/|$)/;

export function portalEntries(): PortalEntry[] {
  return readdirSync(ROUTES, { withFileTypes: true })
    .filter((each) => each.isDirectory() || /[.]tsx?$/.test(each.name))
    .map(({ name }) => addressOf(name.replace(/[.]tsx?$/, '')))
    .sort()
    .map((address) => ({ address, who: whoOf(address) }));
}

const addressOf = (route: string): string =>
  `/${route
    .split(/[.](?![^[]*\])/)
    .filter((part) => part !== '_index')
    .map((part) =>
      part
        .replace(/_$/, '')
        .replace(/\[[.]\]/g, '.')
        .replace(/^\$$/, '*')
        .replace(/\$(\w+)/g, ':$1'),
    )
    .join('/')}`;

function whoOf(address: string): PortalEntry['who'] {
  if (/:(token|key)\b/.test(address)) return 'porteur du lien';
  if (OPEN.test(address) || !/^\/(famille|partenaire)(\/|$)/.test(address)) return 'tout le monde';
  return address.startsWith('/famille') ? 'famille' : 'partenaire';
}
