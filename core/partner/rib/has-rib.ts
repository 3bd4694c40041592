import { PartnerRibs } from './rib.model.ts';

/** Whether a bank account of the partner was given to this service; the one that is paid is Tiersi's (R-PAR-09: a warning only). */
export const hasRib = async (partnerId: string): Promise<boolean> =>
  (await PartnerRibs.exists({ _id: partnerId, current: { $ne: null } })) !== null;
