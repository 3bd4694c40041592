import { requireRight } from '../access/require-right.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { explainState } from './explain-change.ts';
import { type Partner, Partners } from './partner.model.ts';
import { agentCodeOf } from './partner.rules.ts';
import { recordChange } from './record-change.ts';

export interface PartnerSuspensionChange {
  partnerId: string;
  reason: string;
}

/**
 * Suspends a partner (R-PAR-13): families no longer see it, its scans are refused, what is owed to it is still paid.
 * @throws Refusal MOTIF_MANQUANT (422), PARTENAIRE_ETAT (409), INTROUVABLE (404), DROIT_MANQUANT (403).
 */
export const suspendPartner = (act: Act, change: PartnerSuspensionChange): Promise<void> => setSuspended(act, change, true);

/** Takes it up again: everything works as before. @throws as suspendPartner. */
export const resumePartner = (act: Act, change: PartnerSuspensionChange): Promise<void> => setSuspended(act, change, false);

async function setSuspended(act: Act, { partnerId, reason: typed }: PartnerSuspensionChange, suspended: boolean): Promise<void> {
  await requireRight(act, 'partners.edit');
  const reason = readReason(typed);
  await inTransaction(async (session) => {
    const partner = await Partners.findOneAndUpdate(
      { _id: partnerId, etat: 'C', suspended: !suspended },
      {
        $set: {
          suspended,
          suspension: suspended ? { reason, at: act.at, agent: act.author.id } : null,
          modifiedAt: act.at,
          agentCode: agentCodeOf(act),
        },
      },
      { session, returnDocument: 'after' },
    ).lean<Partner>();
    if (!partner) throw await explainState(partnerId, suspended ? 'suspendu' : 'rétabli');
    await recordChange(session, act, partner, { kind: suspended ? 'suspended' : 'resumed', reason });
  });
}

/** A reason of 1 to 200 characters. @throws Refusal MOTIF_MANQUANT, VALEUR_TROP_LONGUE (422). */
export function readReason(typed: string): string {
  const reason = typed.trim();
  if (!reason) throw refuse('MOTIF_MANQUANT', {}, { field: 'motif' });
  if (reason.length > 200) throw refuse('VALEUR_TROP_LONGUE', { label: 'Motif', max: 200 }, { field: 'motif' });
  return reason;
}
