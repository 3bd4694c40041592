/** Every route of the portal, as the folder says: nothing is known by heart, so that a new file cannot be forgotten. */
import { readdirSync } from 'node:fs';
import path from 'node:path';

const ROUTES = path.resolve('public-site/app/routes');

/** Names of the route files or folders, without extension: "famille.qr.$code_.suppression". */
export const routeNames = (): string[] =>
  readdirSync(ROUTES, { withFileTypes: true })
    .filter((each) => each.isDirectory() || /\.tsx?$/.test(each.name))
    .map(({ name }) => name.replace(/\.tsx?$/, ''))
    .sort();

const partsOf = (route: string): string[] => route.split(/\.(?![^[]*\])/).filter((part) => part !== '_index');

/** Whether an address is one of a route's: the flat-file convention of Remix read backwards. */
export function isAddressOf(route: string, address: string): boolean {
  const pattern = partsOf(route).map((part) => (part === '$' ? '.*' : plainPart(part).replace(/\$\w+/g, '[^/]+')));
  return new RegExp(`^/${pattern.join('/')}$`).test(new URL(address, 'http://portail').pathname);
}

/** The address of a route with another value in place of its `$parameter`. */
export const addressWith = (route: string, value: string): string =>
  `/${partsOf(route)
    .map((part) => plainPart(part).replace(/\\/g, '').replace(/\$\w+/g, value))
    .join('/')}`;

const plainPart = (part: string): string => part.replace(/_$/, '').replace(/\[\.\]/g, '\\.');
