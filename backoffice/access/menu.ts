/** The menu, in the order of the year (look): what an agent has no right to is not in it. */
import type { Right } from '#core/access/rights.rules.ts';
import { ROOT } from '../paths.ts';
import { type Allowed, isAllowed, pageRule, resourceRule } from './rights-table.ts';

export interface MenuItem {
  label: string;
  href: string;
}
export interface MenuGroup {
  label: string;
  items: MenuItem[];
}

interface Entry extends MenuItem {
  rule: Allowed | undefined;
}

const page = (name: string, label: string): Entry => ({ label, href: `${ROOT}/pages/${name}`, rule: pageRule(name) });
const list = (id: string, label: string): Entry => ({ label, href: `${ROOT}/resources/${id}`, rule: resourceRule(id, 'list') });

const MENU: readonly { label: string; entries: readonly Entry[] }[] = [
  {
    label: 'Campagne',
    entries: [
      { label: 'Tableau de bord', href: ROOT, rule: 'any-agent' },
      page('campagne', 'Conduite de campagne'),
      page('chargement', 'Charger les fichiers'),
      list('Campaign', 'Campagnes'),
      list('Load', 'Historique des chargements'),
      list('LoadReject', 'Rejets'),
    ],
  },
  { label: 'Allocataires', entries: [list('Family', 'Familles'), list('Child', 'Enfants'), list('Voucher', 'QR codes')] },
  { label: 'Partenaires', entries: [list('Partner', 'Partenaires')] },
  {
    label: 'Paiements',
    entries: [
      page('preparer-un-lot', 'Préparer un lot'),
      list('PaymentBatch', 'Lots'),
      list('PaymentLine', 'Lignes payées'),
      list('Payable', 'Sommes à payer'),
    ],
  },
  { label: 'Suivi', entries: [page('comptes-justes', 'Comptes justes'), list('AuditEvent', 'Journal')] },
  { label: 'Administration', entries: [list('Agent', 'Agents'), page('nouvel-agent', 'Créer un agent')] },
];

/** @returns the groups and entries that these rights open. */
export function menuFor(rights: readonly Right[]): MenuGroup[] {
  return MENU.map(({ label, entries }) => ({
    label,
    items: entries.filter(({ rule }) => isAllowed(rule, rights)).map((entry) => ({ label: entry.label, href: entry.href })),
  })).filter(({ items }) => items.length > 0);
}
