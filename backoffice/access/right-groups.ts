/** The rights as the matrix shows them: in the order of the menu, with headings short enough for a column (R-AGT-03). */
import type { Right } from '#core/access/rights.rules.ts';

export interface RightGroup {
  label: string;
  rights: readonly { right: Right; short: string }[];
}

export const RIGHT_GROUPS: readonly RightGroup[] = [
  {
    label: 'Campagne',
    rights: [
      { right: 'campaign', short: 'Paramétrer' },
      { right: 'load', short: 'Charger' },
      { right: 'closing', short: 'Clore' },
      { right: 'purge', short: 'Purger' },
    ],
  },
  {
    label: 'Allocataires',
    rights: [
      { right: 'families.view', short: 'Voir' },
      { right: 'families.mail', short: 'Changer le mail' },
      { right: 'families.suspend', short: 'Suspendre' },
    ],
  },
  {
    label: 'Partenaires',
    rights: [
      { right: 'partners.view', short: 'Voir' },
      { right: 'partners.edit', short: 'Modifier' },
      { right: 'partners.validate', short: 'Valider' },
    ],
  },
  {
    label: 'Dépenses',
    rights: [
      { right: 'depenses.view', short: 'Voir' },
      { right: 'depenses.approve', short: 'Décider' },
    ],
  },
  {
    label: 'Paiements',
    rights: [
      { right: 'payments.generate', short: 'Générer' },
      { right: 'payments.follow', short: 'Suivre' },
    ],
  },
  {
    label: 'Suivi',
    rights: [
      { right: 'budget', short: 'Budget' },
      { right: 'extracts', short: 'Extraits' },
      { right: 'database', short: 'Base complète' },
      { right: 'audit', short: 'Journal' },
    ],
  },
  {
    label: 'Général',
    rights: [
      { right: 'mails', short: 'Courriels' },
      { right: 'agents', short: 'Agents' },
    ],
  },
];
