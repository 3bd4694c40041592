/**
 * What a purge does with each collection (R-CAM-09): every one is here, and a test fails on one that is not.
 * By name, so that the plan knows rooms that come later too.
 */

export interface Removal {
  collection: string;
  /** Documents of that campaign. */
  of: (year: number) => Record<string, unknown>;
}

const byCampaign = (...collections: string[]): Removal[] =>
  collections.map((collection) => ({ collection, of: (campaign) => ({ campaign }) }));

const bySubject = (collection: string, field: string): Removal => ({
  collection,
  of: (year) => ({ [field]: { $regex: `^family:${year}:` } }),
});

/** Removed whole, in this order: what refers to persons before the persons. Buckets of files (`….files`, `….chunks`) go before all (purge-chunks). */
export const REMOVED: readonly Removal[] = [
  { collection: 'paymentFiles', of: (year) => ({ batchId: { $regex: `^${year}-` } }) },
  ...byCampaign(
    'paymentLines',
    'paymentBatches',
    'payables',
    'depenses',
    'attestationDrafts',
    'validationUndos',
    'scanDeclines',
    'vouchers',
    'mailFailures',
    'mailFlaggedAddresses',
    'outbox',
    'mailings',
    'loadChanges',
    'loadRejects',
    'loads',
  ),
  { collection: 'figures', of: (_id) => ({ _id }) },
  ...byCampaign('familyAccounts', 'forfaits', 'children', 'families'),
  bySubject('webSessions', 'subject'),
  bySubject('accessTokens', 'subject'),
  bySubject('credentials', '_id'),
];

/** Kept, and why. */
export const KEPT: Readonly<Record<string, string>> = {
  campaigns: 'le compte rendu de la purge, les critères',
  auditEvents: 'anonymisés',
  auditSeals: 'empreintes seulement',
  oppositions: 'gardées par matricule d’une campagne à l’autre (R-CAM-10)',
  mailOptOuts: 'gardées par matricule d’une campagne à l’autre',
  mailRates: 'aucune personne',
  mailReturnPlaces: 'aucune personne',
  messageVersions: 'aucune famille',
  partners: 'vivent plus longtemps que les campagnes (R-PAR-13)',
  partnerUsers: 'vivent plus longtemps que les campagnes (R-PAR-13)',
  partnerChanges: 'vivent plus longtemps que les campagnes (R-PAR-13)',
  partnerLoads: 'vivent plus longtemps que les campagnes (R-PAR-13)',
  partnerLoadLines: 'vivent plus longtemps que les campagnes (R-PAR-13)',
  partnerSignups: 'demandes des partenaires, hors des campagnes',
  partnerRibs: 'vivent plus longtemps que les campagnes (R-PAR-13)',
  partnerRequests: 'vivent plus longtemps que les campagnes (R-PAR-13)',
  conventions: 'vivent plus longtemps que les campagnes (R-PAR-13)',
  signedConventions: 'vivent plus longtemps que les campagnes (R-PAR-13)',
  partnerFilings: 'vivent plus longtemps que les campagnes (R-PAR-13)',
  activityTypes: 'aucune personne',
  totps: 'agents seulement',
  agents: 'les codes restent dans l’historique (R-AGT-04)',
  agentSessions: 'agents seulement',
  loginAttempts: 'vidée de ses familles à chaque initialisation (R-CAM-10)',
  throttles: 'vidée de ses fenêtres passées',
  idempotencyKeys: 'effacées seules au bout de 48 heures',
  leases: 'aucune personne',
};
