import { type PartnerChange, PartnerChanges } from './partner-change.model.ts';

/** Every state and change of a partner, the latest first (R-PAR-07). */
export const partnerHistory = (partnerId: string): Promise<PartnerChange[]> =>
  PartnerChanges.find({ partnerId }).sort({ at: -1, _id: 1 }).limit(500).lean<PartnerChange[]>();
