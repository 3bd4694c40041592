import { requireRight } from '../../access/require-right.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { readReason } from '../../shared/reason.rules.ts';
import { refuse } from '../../shared/refusals.ts';
import { MailOptOuts } from './opt-out.model.ts';

/**
 * An agent lifts a family's refusal of campaign mails, at its request.
 * @throws Refusal MOTIF_MANQUANT, VALEUR_TROP_LONGUE (422), COURRIELS_DEJA_ACCEPTES (409), DROIT_MANQUANT (403).
 */
export async function liftOptOut(act: Act, wanted: { matricule: string; reason: string }): Promise<void> {
  await requireRight(act, 'mails');
  const reason = readReason(wanted.reason);
  await inTransaction(async (session) => {
    const lifted = await MailOptOuts.deleteOne({ _id: wanted.matricule }, { session });
    if (lifted.deletedCount !== 1) throw refuse('COURRIELS_DEJA_ACCEPTES');
    await recordEvent(session, act, {
      kind: 'mail.optOutLifted',
      object: { type: 'mail', id: wanted.matricule },
      campaign: null,
      after: { reason },
    });
  });
}
