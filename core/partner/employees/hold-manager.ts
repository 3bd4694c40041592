import type { Act } from '../../shared/author.ts';
import type { Session } from '../../shared/database.ts';
import { refuse } from '../../shared/refusals.ts';
import { PartnerUsers } from '../partner.model.ts';

/**
 * The person who acts still runs this partner's account, and stays so until the transaction ends: it writes on that person, so that
 * two who close each other at the same instant cannot both succeed. @throws Refusal DROIT_MANQUANT (403).
 */
export async function holdManager(session: Session, act: Act, partnerId: string): Promise<void> {
  const { kind, id } = act.author;
  const held = await PartnerUsers.updateOne(
    { _id: kind === 'partner' ? id : '', partnerId, role: 'tout', active: true },
    { $inc: { version: 1 } },
    { session },
  );
  if (held.modifiedCount !== 1) throw refuse('DROIT_MANQUANT');
}
