import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import { alreadyDone } from '../family/already-done.ts';
import { familyId, Oppositions } from '../family/family.model.ts';
import { holdFamily } from '../family/hold-family.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import type { Matricule } from '../shared/identifiers.ts';
import { readReason } from '../shared/reason.rules.ts';
import { setFrozen } from './freeze-family.ts';

/**
 * An agent lifts an opposition at the family's request (R-FAM-05): it may come in again, and is asked for its consent anew.
 * Forfaits stay frozen while the family is suspended.
 * @throws Refusal MOTIF_MANQUANT, VALEUR_TROP_LONGUE (422), INTROUVABLE (404), DEJA_FAIT, RIEN_A_LEVER, CAMPAGNE_LECTURE_SEULE (409), DROIT_MANQUANT (403).
 */
export async function liftOpposition(act: Act, wanted: { campaign: number; matricule: Matricule; reason: string }): Promise<void> {
  await requireRight(act, 'families.suspend');
  const reason = readReason(wanted.reason);
  const id = familyId(wanted.campaign, wanted.matricule);
  await inTransaction(async (session) => {
    const family = await holdFamily(session, id);
    const lifted = await Oppositions.deleteOne({ _id: wanted.matricule }, { session });
    if (lifted.deletedCount !== 1) throw await alreadyDone(id, 'family.oppositionLifted');
    await setFrozen(session, wanted, family.suspended !== null);
    await recordEvent(session, act, {
      kind: 'family.oppositionLifted',
      object: { type: 'family', id },
      campaign: wanted.campaign,
      after: { reason },
    });
  });
}
