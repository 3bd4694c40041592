import { type PartnerRib, PartnerRibs } from './rib.model.ts';

/** The bank account a partner reads of itself: masked, and the one that waits for a second agent. */
export async function ownRib(partnerId: string): Promise<{ current: string | null; pending: string | null }> {
  const rib = await PartnerRibs.findById(partnerId, { 'current.masked': 1, 'pending.iban.masked': 1 }).lean<PartnerRib>();
  return { current: rib?.current?.masked ?? null, pending: rib?.pending?.iban.masked ?? null };
}
