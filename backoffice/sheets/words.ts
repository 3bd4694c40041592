/** The words of each state: the same as on the portal, each with its colour (look: a state is a colour, an icon and a word). */
import type { CampaignState } from '#core/campaign/campaign.model.ts';
import type { DepenseState } from '#core/depense/depense.model.ts';
import type { PayableState } from '#core/forfait/payable.model.ts';
import type { VoucherState } from '#core/voucher/voucher.model.ts';
import type { ActivityDomain, ActivityState } from '#core/partner/activities/activity.rules.ts';
import type { ConventionState } from '#core/partner/convention/convention.model.ts';
import type { PartnerChangeKind } from '#core/partner/partner-change.model.ts';
import type { PartnerUserRole } from '#core/partner/partner.model.ts';
import type { RequestState } from '#core/partner/requests/request.model.ts';
import type { RibStepKind } from '#core/partner/rib/rib.model.ts';
import type { SignupState } from '#core/partner/signup/signup.model.ts';
import type { PartnerLoadState } from '#core/partner/tiers/partner-load.model.ts';
import type { StateWords } from './sheet.ts';

export const CAMPAIGN_WORDS = {
  draft: { word: 'En préparation', tone: 'off' },
  loading: { word: 'Chargement', tone: 'wait' },
  open: { word: 'Ouverte', tone: 'ok' },
  closed: { word: 'Close', tone: 'move' },
  archived: { word: 'Archivée', tone: 'off' },
  purged: { word: 'Purgée', tone: 'off' },
} as const satisfies Record<CampaignState, StateWords[string]>;

export const VOUCHER_WORDS = {
  active: { word: 'À scanner', tone: 'live' },
  validated: { word: 'Validé', tone: 'ok' },
  deleted: { word: 'Supprimé', tone: 'off' },
  expired: { word: 'Expiré', tone: 'off' },
} as const satisfies Record<VoucherState, StateWords[string]>;

export const DEPENSE_WORDS = {
  submitted: { word: 'À décider', tone: 'wait' },
  complement: { word: 'Complément demandé', tone: 'move' },
  approved: { word: 'Acceptée', tone: 'ok' },
  refused: { word: 'Refusée', tone: 'stop' },
  withdrawn: { word: 'Retirée', tone: 'off' },
} as const satisfies Record<DepenseState, StateWords[string]>;

export const PAYABLE_WORDS = {
  pending: { word: 'À payer', tone: 'wait' },
  held: { word: 'Retenu', tone: 'stop' },
  batched: { word: 'En paiement', tone: 'move' },
  paid: { word: 'Payé', tone: 'ok' },
  void: { word: 'Annulé', tone: 'off' },
} as const satisfies Record<PayableState, StateWords[string]>;

export const PARTNER_WORDS: StateWords = {
  I: { word: 'À valider', tone: 'wait' },
  C: { word: 'Validé', tone: 'ok' },
  R: { word: 'Radié', tone: 'stop' },
};

export const YES_NO: StateWords = {
  yes: { word: 'Oui', tone: 'ok' },
  no: { word: 'Non', tone: 'off' },
};

export const KIND_WORDS: StateWords = {
  partners: { word: 'Partenaires', tone: 'off' },
  families: { word: 'Allocataires', tone: 'off' },
};

/** Who is paid is no state: plain words in a list. */
export const KIND_LABELS: Record<string, string> = Object.fromEntries(Object.entries(KIND_WORDS).map(([kind, { word }]) => [kind, word]));

export const PARTNER_KIND_WORDS: Record<string, string> = {
  association: 'Association',
  entreprise: 'Entreprise',
  collectivite: 'Collectivité',
};

/** Beside the state of a partner that families no longer see (R-PAR-13). */
export const SUSPENDED_WORDS = { word: 'Suspendu', tone: 'stop' } as const;
/** The same as a column of a list. */
export const SUSPENDED_STATES = { yes: SUSPENDED_WORDS } as const;

export const PARTNER_ROLE_WORDS = { tout: 'Tout le compte', scanner: 'Scanner seulement' } as const satisfies Record<
  PartnerUserRole,
  string
>;

export const PARTNER_CHANGE_WORDS = {
  created: 'Création',
  validated: 'Validation',
  changed: 'Modification',
  suspended: 'Suspension',
  resumed: 'Fin de suspension',
  radiated: 'Radiation',
} as const satisfies Record<PartnerChangeKind, string>;

/** A sign-up file (R-PAR-03). */
export const SIGNUP_WORDS = {
  draft: { word: 'Pas encore envoyé', tone: 'off' },
  submitted: { word: 'À examiner', tone: 'wait' },
  complement: { word: 'Complément demandé', tone: 'move' },
  validated: { word: 'Validé', tone: 'ok' },
  refused: { word: 'Refusé', tone: 'stop' },
} as const satisfies Record<SignupState, StateWords[string]>;

export const RIB_STEP_WORDS = {
  given: 'Donné avec le dossier',
  proposed: 'Saisi, à confirmer',
  confirmed: 'Confirmé, en vigueur',
  dropped: 'Abandonné',
} as const satisfies Record<RibStepKind, string>;

/** A change that a partner asks for (R-PAR-06). */
export const REQUEST_WORDS = {
  waiting: { word: 'À traiter', tone: 'wait' },
  applied: { word: 'Faite', tone: 'ok' },
  refused: { word: 'Refusée', tone: 'stop' },
} as const satisfies Record<RequestState, StateWords[string]>;

export const CONVENTION_WORDS = {
  draft: { word: 'En lecture', tone: 'wait' },
  signed: { word: 'À signer par la Caf', tone: 'move' },
  inForce: { word: 'Signée', tone: 'ok' },
  dropped: { word: 'Renvoyée', tone: 'off' },
} as const satisfies Record<ConventionState, StateWords[string]>;

export const PARTNER_LOAD_WORDS = {
  simulated: { word: 'Simulé', tone: 'wait' },
  running: { word: 'En cours', tone: 'move' },
  done: { word: 'Terminé', tone: 'ok' },
  failed: { word: 'Arrêté', tone: 'stop' },
  cancelled: { word: 'Abandonné', tone: 'off' },
} as const satisfies Record<PartnerLoadState, StateWords[string]>;

export const ACTIVITY_WORDS = {
  active: { word: 'Proposée', tone: 'ok' },
  retired: { word: 'Retirée', tone: 'off' },
  excluded: { word: 'Exclue', tone: 'stop' },
} as const satisfies Record<ActivityState, StateWords[string]>;

export const DOMAIN_WORDS = { sport: 'Sport', culture: 'Culture', art: 'Art', '': 'À classer' } as const satisfies Record<
  ActivityDomain,
  string
>;
