import { type Partner, Partners, type PartnerUser, PartnerUsers } from './partner.model.ts';

/** @returns the partner, whatever its state, or null. */
export const findPartner = (id: string): Promise<Partner | null> => Partners.findById(id).lean<Partner>();

/** A person who acts for a partner, with the partner; null when the account is gone or closed. */
export async function findPartnerUser(userId: string): Promise<{ user: PartnerUser; partner: Partner } | null> {
  const user = await PartnerUsers.findOne({ _id: userId, active: true }).lean<PartnerUser>();
  const partner = user ? await findPartner(user.partnerId) : null;
  return user && partner ? { user, partner } : null;
}
