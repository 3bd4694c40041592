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
  Family: readBy('families.view'),
  Child: readBy('families.view'),
  Voucher: readBy('families.view', 'payments.follow'),
  Partner: readBy('partners.view'),
  Payable: readBy('payments.follow'),
  PaymentBatch: readBy('payments.follow', 'payments.generate'),
  PaymentLine: readBy('payments.follow', 'payments.generate'),
  AuditEvent: readBy('audit'),
  Agent: readBy('agents'),
};

const PAGES: Record<string, Allowed> = {
  campagne: ['campaign', 'closing'],
  chargement: ['load'],
  'preparer-un-lot': ['payments.generate'],
  lot: ['payments.generate', 'payments.follow'],
  'comptes-justes': ['payments.follow'],
  'nouvel-agent': ['agents'],
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
