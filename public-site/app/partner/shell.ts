import type { NavItem, Shell } from '../components/shell.ts';

const items: readonly NavItem[] = [
  { to: '/partenaire', icon: 'home', label: 'Accueil' },
  { to: '/partenaire/scanner', icon: 'qr', label: 'Scanner', reload: true },
  { to: '/partenaire/paiements', icon: 'euro', label: 'Paiements' },
  { to: '/partenaire/employes', icon: 'users', label: 'Employés' },
  { to: '/partenaire/compte', icon: 'user', label: 'Compte' },
];

const bare: Shell = { home: '/partenaire', quit: '/partenaire/deconnexion' };
const full: Shell = { ...bare, nav: { label: 'Espace partenaire', items } };

/** Around the pages of a partner's whole account. */
export const partnerShell: Shell = full;

/** Logged in, nothing open yet: the first password, the choice of a partner. */
export const partnerWaitingShell: Shell = bare;

/** Around the scan pages: whoever only scans has nowhere else to go. */
export const scanShell = (role: 'tout' | 'scanner'): Shell => (role === 'tout' ? full : bare);

/** Before login: forgotten password, the login page itself. */
export const partnerPublicShell: Shell = { home: '/', login: '/partenaire/connexion' };
