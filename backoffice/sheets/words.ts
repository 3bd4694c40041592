/** The words of each state: the same as on the portal, each with its colour (look: a state is a colour, an icon and a word). */
import type { CampaignState } from '#core/campaign/campaign.model.ts';
import type { PayableState } from '#core/forfait/payable.model.ts';
import type { VoucherState } from '#core/voucher/voucher.model.ts';
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

export const PAYABLE_WORDS = {
  pending: { word: 'À payer', tone: 'wait' },
  held: { word: 'Retenu', tone: 'stop' },
  batched: { word: 'En paiement', tone: 'move' },
  paid: { word: 'Payé', tone: 'ok' },
} as const satisfies Record<PayableState, StateWords[string]>;

export const PARTNER_WORDS: StateWords = {
  I: { word: 'Non validé', tone: 'wait' },
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
