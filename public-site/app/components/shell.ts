/** What surrounds a page. Each route says which in its `handle`; the root draws it. */
import type { IconName } from './Icon.tsx';

export interface NavItem {
  to: string;
  icon: IconName;
  label: string;
  /** The page sets its own headers (camera): the link loads a new document. */
  reload?: boolean;
}

export interface Shell {
  /** Where the logo leads. */
  home: string;
  nav?: { label: string; items: readonly NavItem[] | ((data: unknown) => readonly NavItem[]) };
  /** Address « Quitter » is posted to; without it « Se connecter » is shown. */
  quit?: string;
  /** Where « Se connecter » leads: a club’s own page on a club’s pages. */
  login?: string;
  /** A band stands first in `main`. */
  flush?: boolean;
  /** Nothing around the page: it takes the whole screen. */
  bare?: boolean;
  /** Links and plain forms only: a first visit loads no React (decision 0342). */
  still?: boolean;
}

/** The `handle` of a route. A loader may return `shell` in its data to choose at the time of the request. */
export interface ShellHandle {
  shell: Shell;
}

export const publicShell: Shell = { home: '/' };

/** The shell of the deepest route that names one, in its data or its handle. */
export function shellOf(matches: readonly { handle?: unknown; data?: unknown }[]): { shell: Shell; data: unknown } {
  for (const { handle, data } of [...matches].reverse()) {
    const shell = (data as Partial<ShellHandle> | null | undefined)?.shell ?? (handle as ShellHandle | undefined)?.shell;
    if (shell) return { shell, data };
  }
  return { shell: publicShell, data: undefined };
}

/** Logged in, nothing open yet: the consent page. */
export const waitingShell: Shell = { home: '/', quit: '/famille/deconnexion' };

export const familyShell: Shell = {
  home: '/famille',
  quit: '/famille/deconnexion',
  nav: {
    label: 'Espace famille',
    items: [
      { to: '/famille', icon: 'home', label: 'Accueil' },
      { to: '/famille/tirage', icon: 'ticket', label: 'Utiliser' },
      { to: '/famille/historique', icon: 'list', label: 'Historique' },
      { to: '/partenaires', icon: 'pin', label: 'Clubs' },
      { to: '/famille/compte', icon: 'user', label: 'Compte' },
    ],
  },
};
