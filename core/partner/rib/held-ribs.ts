import { type PartnerRib, PartnerRibs } from './rib.model.ts';

const MOST = 200;

/** Changes that wait for a second agent, the oldest first. */
export const heldRibs = (): Promise<PartnerRib[]> =>
  PartnerRibs.find({ 'pending.at': { $type: 'date' } })
    .sort({ 'pending.at': 1 })
    .limit(MOST)
    .lean<PartnerRib[]>();

export const countHeldRibs = (): Promise<number> => PartnerRibs.countDocuments({ 'pending.at': { $type: 'date' } });
