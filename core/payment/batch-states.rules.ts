/** The life of a batch (R-PAY-03): generating → generated → downloaded → processed, or cancelled before processed. Pure. */
export const BATCH_STATES = ['generating', 'generated', 'downloaded', 'processed', 'cancelled'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

const NEXT: Record<BatchState, readonly BatchState[]> = {
  generating: ['generated', 'cancelled'],
  generated: ['downloaded', 'cancelled'],
  downloaded: ['processed', 'cancelled'],
  processed: [],
  cancelled: [],
};

/** States that lead to `to`: the filter of the write that changes it. */
export const statesLeadingTo = (to: BatchState): BatchState[] => BATCH_STATES.filter((from) => NEXT[from].includes(to));

/** Its file exists and may be given again: frozen, and not cancelled. */
export const FILE_STATES: BatchState[] = ['generated', 'downloaded', 'processed'];

/** What an agent reads. */
export const BATCH_STATE_WORDS: Record<BatchState, string> = {
  generating: 'en préparation',
  generated: 'généré',
  downloaded: 'téléchargé',
  processed: 'traité',
  cancelled: 'annulé',
};
