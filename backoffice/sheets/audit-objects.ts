/** What an event of the journal is about: its word, and the screen that shows it. */
import { ROOT } from '../paths.ts';
import { sheetOf } from './all-sheets.ts';
import { type Allowed, isAllowed, pageRule, resourceRule } from '../access/rights-table.ts';
import type { AgentView } from '../access/agent-view.ts';

interface ObjectWords {
  label: string;
  /** Where it is shown, and what opens that. */
  href?: (id: string) => string;
  rule?: () => Allowed | undefined;
}

/** Shown by the page of ours that its list leads to, or by AdminJS's record page. */
const record = (resource: string): Required<Pick<ObjectWords, 'href' | 'rule'>> => {
  const page = (): string | undefined => sheetOf(resource)?.page;
  return {
    href: (id) =>
      (page() ? `${ROOT}/pages/${page()}` : `${ROOT}/resources/${resource}/records/`) + encodeURIComponent(id) + (page() ? '' : '/show'),
    rule: () => (page() ? pageRule(page()!.split('?')[0]!) : resourceRule(resource, 'show')),
  };
};

const OBJECTS: Record<string, ObjectWords> = {
  activity: { label: 'Type d’activité' },
  agent: { label: 'Agent', ...record('Agent') },
  audit: { label: 'Journal' },
  campaign: { label: 'Campagne', ...record('Campaign') },
  child: { label: 'Enfant', ...record('Child') },
  convention: { label: 'Convention' },
  depense: { label: 'Dépense', ...record('Depense') },
  extract: { label: 'Extrait' },
  family: { label: 'Famille', ...record('Family') },
  load: { label: 'Chargement', ...record('Load') },
  mail: { label: 'Courriel' },
  mailing: {
    label: 'Campagne de courriels',
    href: (id) => `${ROOT}/pages/envoi?envoi=${encodeURIComponent(id)}`,
    rule: () => pageRule('envoi'),
  },
  message: { label: 'Message aux familles' },
  partner: { label: 'Partenaire', ...record('Partner') },
  partnerLoad: { label: 'Chargement de tiers' },
  partnerSignup: {
    label: 'Demande de partenariat',
    href: (id) => `${ROOT}/pages/dossiers-a-examiner?dossier=${encodeURIComponent(id)}`,
    rule: () => pageRule('dossiers-a-examiner'),
  },
  partnerUser: { label: 'Utilisateur de partenaire' },
  payable: { label: 'Somme à payer', ...record('Payable') },
  paymentBatch: { label: 'Lot', ...record('PaymentBatch') },
  paymentLine: { label: 'Ligne de paiement', ...record('PaymentLine') },
  tiersiReport: { label: 'Report dans Tiersi' },
  voucher: { label: 'QR code', ...record('Voucher') },
};

/** For the filter of the journal. */
export const OBJECT_LABELS: Record<string, string> = Object.fromEntries(Object.entries(OBJECTS).map(([type, { label }]) => [type, label]));

/** "Famille 2026:0412387", with a link when this agent may open it. */
export function writtenObject({ type, id }: { type: string; id: string }, viewer: AgentView): { words: string; href: string | null } {
  const known = Object.hasOwn(OBJECTS, type) ? OBJECTS[type] : undefined;
  const opens = known?.href && isAllowed(known.rule?.(), viewer.rights);
  return { words: `${known?.label ?? type} ${id}`, href: opens ? known.href!(id) : null };
}
