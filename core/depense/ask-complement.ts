import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import { guardDecidable } from '../campaign/guard-decidable.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import { readReason } from '../shared/reason.rules.ts';
import { postComplementLetter } from './decision-letters.ts';
import { moveDepense } from './move-depense.ts';

export interface ComplementRequest {
  depense: string;
  /** The version the agent saw. */
  version: number;
  /** Mailed to the family. */
  reason: string;
}

/**
 * An agent asks the family for a complement: the reservation stays, the dépense leaves the queue until the answer.
 * @throws Refusal DROIT_MANQUANT (403), MOTIF_MANQUANT, VALEUR_TROP_LONGUE (422), INTROUVABLE (404), DEPENSE_DECIDEE, DEPENSE_ETAT,
 * MODIFIE_ENTRE_TEMPS, DEPENSES_CLOSES, CAMPAGNE_LECTURE_SEULE (409).
 */
export async function askComplement(act: Act, { depense, version, reason: typed }: ComplementRequest): Promise<void> {
  await requireRight(act, 'depenses.approve');
  const reason = readReason(typed);
  await inTransaction(async (session) => {
    const { after } = await moveDepense(session, {
      depense,
      from: ['submitted'],
      where: { version },
      set: { state: 'complement', complement: { reason, agent: act.author.id, at: act.at } },
    });
    await guardDecidable(session, after.campaign, act.at);
    await recordEvent(session, act, {
      kind: 'depense.complementAsked',
      object: { type: 'depense', id: depense },
      campaign: after.campaign,
      before: { state: 'submitted' },
      after: { state: 'complement', version: after.version, reason },
    });
    await postComplementLetter(session, act, after, reason);
  });
}
