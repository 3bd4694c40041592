import { requireRight } from '../access/require-right.ts';
import type { Act } from '../shared/author.ts';
import { insertPartner } from './new-partner.ts';
import { type CheckedFacts, checkPartner, type TiersiPair, type TypedPartner } from './new-partner.rules.ts';
import { openAccount } from './open-account.ts';
import type { Partner } from './partner.model.ts';
import { recordChange } from './record-change.ts';

/**
 * An agent creates a partner by hand, validated at once (R-PAR-03, R-PAR-04): active, visible, with a first user and its identifier mailed.
 * @throws FormRefusal (422), Refusal TIERSI_DEJA_PRIS (409), DROIT_MANQUANT (403).
 */
export async function createPartner(
  act: Act,
  typed: TypedPartner,
): Promise<{ id: string; identifiant: string; tiersi: string; rang: string }> {
  await requireRight(act, 'partners.validate');
  const checked = checkPartner(typed);
  const partner = await insertValidated(act, checked);
  return { id: partner._id, identifiant: partner.identifiant, tiersi: checked.tiersi, rang: checked.rang };
}

type Checked = CheckedFacts & TiersiPair & { fileValues?: Record<string, string> };

/** The same once checked; the tiers file comes here too. `more` joins the transaction. @throws Refusal TIERSI_DEJA_PRIS (409). */
export const insertValidated = (
  act: Act,
  checked: Checked,
  more: (...given: Parameters<typeof openAccount>) => Promise<void> = async () => undefined,
): Promise<Partner> =>
  insertPartner(act, { ...checked, etat: 'C' }, async (session, partner) => {
    await recordChange(session, act, partner, {
      kind: 'created',
      after: { tiersi: partner.tiersi, rang: partner.rang, identifiant: partner.identifiant },
    });
    await openAccount(session, act, partner);
    await more(session, act, partner);
  });
