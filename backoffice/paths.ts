/** Where the back-office lives in the address bar and on disk. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of every address of the back-office (contract). */
export const ROOT = '/caf';
export const LOGIN = `${ROOT}/login`;
export const NEW_PASSWORD = `${ROOT}/nouveau-mot-de-passe`;
export const SECOND_STEP = `${ROOT}/code`;
export const SECOND_FACTOR = `${ROOT}/double-authentification`;

const here = path.dirname(fileURLToPath(import.meta.url));

/** Where build-bundle.ts puts the screens' script. */
export const BUNDLE_DIR = path.join(here, '.bundle');
/** AdminJS's server in one file (build-library.ts). */
export const LIBRARY = path.join(BUNDLE_DIR, 'library.mjs');
export const COMPONENTS_DIR = path.join(here, 'components');
export const STYLES_DIR = path.join(here, 'styles');
/** The kit's tokens, elements and fonts: one copy for the portal and the desk, read as files. */
export const KIT_DIR = path.join(here, '..', 'public-site', 'app', 'styles');
