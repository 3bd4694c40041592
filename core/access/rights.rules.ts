/** Rights of agents: each is independent and given or taken one by one (R-AGT-03). Profiles are starting points only. */
import { refuse } from '../shared/refusals.ts';

export const RIGHTS = [
  'agents',
  'campaign',
  'load',
  'closing',
  'mails',
  'partners.view',
  'partners.edit',
  'partners.validate',
  'families.view',
  'families.mail',
  'families.suspend',
  'depenses.view',
  'depenses.approve',
  'payments.generate',
  'payments.follow',
  'budget',
  'extracts',
  'database',
  'audit',
  'purge',
] as const;
export type Right = (typeof RIGHTS)[number];

/** @throws Refusal DROIT_INCONNU (422). */
export function readRight(text: string): Right {
  const right = RIGHTS.find((each) => each === text);
  if (!right) throw refuse('DROIT_INCONNU', {}, { field: 'droit' });
  return right;
}

/** In the order of the table, each once. */
export const inOrder = (some: readonly Right[]): Right[] => RIGHTS.filter((right) => some.includes(right));

export const RIGHT_LABELS: Record<Right, string> = {
  agents: 'Gérer les agents',
  campaign: 'Paramétrer la campagne',
  load: 'Charger les fichiers',
  closing: 'Top de clôture et clôture de campagne',
  mails: 'Envoyer des courriels',
  'partners.view': 'Voir les partenaires',
  'partners.edit': 'Modifier les partenaires',
  'partners.validate': 'Valider les partenaires',
  'families.view': 'Voir les familles',
  'families.mail': 'Changer l’adresse mail d’une famille',
  'families.suspend': 'Suspendre une famille',
  'depenses.view': 'Voir les dépenses',
  'depenses.approve': 'Décider des dépenses',
  'payments.generate': 'Générer les paiements',
  'payments.follow': 'Suivre les paiements',
  budget: 'Suivre le budget',
  extracts: 'Faire des extraits',
  database: 'Extraire la base complète',
  audit: 'Consulter le journal',
  purge: 'Purger une campagne',
};

const VIEWS: Right[] = ['partners.view', 'families.view', 'depenses.view', 'payments.follow', 'budget'];

/** CCTP 1, R-AGT-03. */
export const PROFILES = {
  gestionnaire: [...RIGHTS],
  operateur: [
    'mails',
    'partners.view',
    'partners.edit',
    'partners.validate',
    'families.view',
    'families.mail',
    'families.suspend',
    'depenses.view',
    'depenses.approve',
    'payments.generate',
    'payments.follow',
    'extracts',
  ],
  verificateur: [...VIEWS, 'extracts', 'audit'],
  lecteur: ['partners.view', 'payments.follow'],
} as const satisfies Record<string, readonly Right[]>;

export type Profile = keyof typeof PROFILES;
export const isProfile = (text: string): text is Profile => Object.hasOwn(PROFILES, text);
