/**
 * Who may open what: every resource × action of AdminJS, every page, in one table (R-AGT-03, security.md).
 * What is not in the table is refused; a test lists what AdminJS knows and fails on anything missing here.
 */
import type { Right } from '#core/access/rights.rules.ts';

/** Any of these rights opens it; an empty list opens it to nobody. */
export type Allowed = readonly Right[] | 'any-agent';

const NOBODY: Allowed = [];

/** AdminJS only reads: its actions that write, and its free search, are for nobody. */
const readBy = (...rights: Right[]): Record<string, Allowed> => ({
  list: rights,
  show: rights,
  search: NOBODY,
  new: NOBODY,
  edit: NOBODY,
  delete: NOBODY,
  bulkDelete: NOBODY,
});

const RESOURCES: Record<string, Record<string, Allowed>> = {
  Campaign: readBy('campaign', 'closing', 'load', 'budget'),
  Load: readBy('load'),
  LoadReject: readBy('load'),
  // The page of a family is one of ours (pages/famille).
  Family: { ...readBy('families.view'), show: NOBODY },
  Child: readBy('families.view'),
  Voucher: readBy('families.view', 'payments.follow'),
  Letter: readBy('mails'),
  // The page of a partner is one of ours (pages/partenaire).
  Partner: { ...readBy('partners.view', 'partners.edit', 'partners.validate'), show: NOBODY },
  // The page of a dépense is one of ours (pages/depenses-a-decider).
  Depense: { ...readBy('depenses.view', 'depenses.approve'), show: NOBODY },
  Payable: readBy('payments.follow'),
  PaymentBatch: readBy('payments.follow', 'payments.generate'),
  PaymentLine: readBy('payments.follow', 'payments.generate'),
  // The page of an agent is one of ours (pages/agent).
  Agent: { ...readBy('agents'), show: NOBODY },
};

const PAGES: Record<string, Allowed> = {
  campagne: ['campaign', 'closing'],
  criteres: ['campaign', 'closing'],
  cloture: ['closing'],
  changement: ['campaign', 'closing', 'purge'],
  chargement: ['load'],
  'chercher-une-famille': ['families.view'],
  famille: ['families.view'],
  partenaire: ['partners.view', 'partners.edit', 'partners.validate'],
  'nouveau-partenaire': ['partners.edit', 'partners.validate'],
  'partenaires-a-valider': ['partners.view', 'partners.edit', 'partners.validate'],
  'dossiers-a-examiner': ['partners.view', 'partners.edit', 'partners.validate'],
  'rib-a-confirmer': ['partners.view', 'partners.edit', 'partners.validate'],
  'changements-demandes': ['partners.view', 'partners.edit'],
  'conventions-a-suivre': ['partners.view', 'partners.edit', 'partners.validate'],
  'charger-les-tiers': ['partners.validate'],
  'reports-tiersi': ['partners.view', 'partners.edit'],
  activites: ['partners.view', 'partners.edit'],
  'depenses-a-decider': ['depenses.view', 'depenses.approve'],
  'preparer-un-lot': ['payments.generate'],
  lot: ['payments.generate', 'payments.follow'],
  'sommes-retenues': ['payments.generate', 'payments.follow'],
  annulations: ['payments.generate', 'payments.follow'],
  'annuler-validation': ['payments.generate', 'payments.follow'],
  'comptes-justes': ['payments.follow'],
  messages: ['mails'],
  'nouvel-envoi': ['mails'],
  envois: ['mails'],
  envoi: ['mails'],
  'echecs-d-envoi': ['mails'],
  consommation: ['budget', 'payments.follow'],
  recours: ['budget', 'payments.follow'],
  extraits: ['extracts', 'database'],
  journal: ['audit'],
  droits: ['agents'],
  agent: ['agents'],
  'nouvel-agent': ['agents'],
  'mon-compte': 'any-agent',
};

/** The rule of a resource's action; undefined: not in the table. */
export const resourceRule = (resource: string, action: string): Allowed | undefined => own(own(RESOURCES, resource), action);

/** The rule of a page; undefined: not in the table. */
export const pageRule = (page: string): Allowed | undefined => own(PAGES, page);

/** Whether an agent with these rights passes. No rule: no. */
export function isAllowed(rule: Allowed | undefined, rights: readonly Right[]): boolean {
  if (rule === undefined) return false;
  return rule === 'any-agent' || rule.some((right) => rights.includes(right));
}

function own<T>(table: Record<string, T> | undefined, key: string): T | undefined {
  return table && Object.hasOwn(table, key) ? table[key] : undefined;
}
