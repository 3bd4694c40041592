import type { StateKind } from '#core/extract/extract.ts';
import { BATCH_WORDS } from '../sheets/payment-batches.ts';
import type { StateWords } from '../sheets/sheet.ts';
import { CAMPAIGN_WORDS, DEPENSE_WORDS, KIND_WORDS, PARTNER_WORDS, PAYABLE_WORDS, VOUCHER_WORDS, YES_NO } from '../sheets/words.ts';

/** The words of every kind of state an extract may show: the same as on the lists. */
export const WORDS_OF: Record<StateKind | 'yesNo', StateWords> = {
  payable: PAYABLE_WORDS,
  operation: { ...DEPENSE_WORDS, ...VOUCHER_WORDS, batched: PAYABLE_WORDS.batched, paid: PAYABLE_WORDS.paid, undone: PAYABLE_WORDS.void },
  kind: { ...KIND_WORDS, all: { word: 'Total', tone: 'off' } },
  partner: PARTNER_WORDS,
  batch: BATCH_WORDS,
  campaign: CAMPAIGN_WORDS,
  depense: DEPENSE_WORDS,
  yesNo: YES_NO,
};
