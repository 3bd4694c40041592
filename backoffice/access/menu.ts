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
      page('criteres', 'Critères et dates'),
      page('changement', 'Changement de campagne'),
      page('chargement', 'Charger les fichiers'),
      list('Campaign', 'Campagnes'),
      list('Load', 'Historique des chargements'),
      list('LoadReject', 'Rejets'),
    ],
  },
  {
    label: 'Allocataires',
    entries: [
      page('chercher-une-famille', 'Chercher une famille'),
      list('Family', 'Familles'),
      list('Child', 'Enfants'),
      list('Voucher', 'QR codes'),
    ],
  },
  {
    label: 'Partenaires',
    entries: [
      list('Partner', 'Partenaires'),
      page('dossiers-a-examiner', 'Dossiers à examiner'),
      page('rib-a-confirmer', 'RIB à confirmer'),
      page('changements-demandes', 'Changements demandés'),
      page('conventions-a-suivre', 'Conventions à suivre'),
      page('nouveau-partenaire', 'Créer un partenaire'),
      page('partenaires-a-valider', 'À valider'),
      page('charger-les-tiers', 'Charger les tiers'),
      page('reports-tiersi', 'À reporter dans Tiersi'),
      page('activites', 'Types d’activité'),
    ],
  },
  { label: 'Dépenses', entries: [page('depenses-a-decider', 'À décider'), list('Depense', 'Dépenses')] },
  {
    label: 'Paiements',
    entries: [
      page('preparer-un-lot', 'Préparer un lot'),
      page('sommes-retenues', 'Sommes retenues'),
      page('annulations', 'Validations à annuler'),
      list('PaymentBatch', 'Lots'),
      list('PaymentLine', 'Lignes des lots'),
      list('Payable', 'Sommes à payer'),
    ],
  },
  {
    label: 'Courriels',
    entries: [
      page('nouvel-envoi', 'Écrire aux familles'),
      page('envois', 'Campagnes de courriels'),
      page('messages', 'Messages'),
      list('Letter', 'Courriels envoyés'),
      page('echecs-d-envoi', 'Échecs d’envoi'),
    ],
  },
  {
    label: 'Suivi',
    entries: [
      page('consommation', 'Consommation'),
      page('recours', 'Recours par commune'),
      page('extraits', 'Extraits'),
      page('comptes-justes', 'Comptes justes'),
      page('journal', 'Journal'),
    ],
  },
  { label: 'Administration', entries: [list('Agent', 'Agents'), page('droits', 'Droits'), page('nouvel-agent', 'Créer un agent')] },
];

/** @returns the groups and entries that these rights open. */
export function menuFor(rights: readonly Right[]): MenuGroup[] {
  return MENU.map(({ label, entries }) => ({
    label,
    items: entries.filter(({ rule }) => isAllowed(rule, rights)).map((entry) => ({ label: entry.label, href: entry.href })),
  })).filter(({ items }) => items.length > 0);
}
