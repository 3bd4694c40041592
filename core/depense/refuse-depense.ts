import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import { guardWritable } from '../campaign/guard-writable.ts';
import { childId } from '../family/family.model.ts';
import { release } from '../forfait/move-forfait.ts';
import type { Act } from '../shared/author.ts';
import type { Cents } from '../shared/cents.ts';
import type { Session } from '../shared/database.ts';
import { onceInTransaction } from '../shared/idempotency.ts';
import { readReason } from '../shared/reason.rules.ts';
import { postRefusalLetter } from './decision-letters.ts';
import { UNDECIDED } from './depense.model.ts';
import { moveDepense } from './move-depense.ts';

export interface DepenseRefusal {
  depense: string;
  /** The version the agent saw. */
  version: number;
  /** Mailed to the family. */
  reason: string;
  key?: string;
}

/**
 * An agent refuses a dépense: amount and activity slot come back to the child, the family is told why. Possible after the last day of
 * decision too, as long as the campaign is not archived: nothing is granted any more, and nothing may stay undecided (docs/decisions/0203).
 * @returns what is left for the child, in cents.
 * @throws Refusal DROIT_MANQUANT (403), MOTIF_MANQUANT, VALEUR_TROP_LONGUE (422), INTROUVABLE (404), DEPENSE_DECIDEE,
 * MODIFIE_ENTRE_TEMPS, CAMPAGNE_LECTURE_SEULE (409).
 */
export async function refuseDepense(act: Act, wanted: DepenseRefusal): Promise<{ left: Cents }> {
  await requireRight(act, 'depenses.approve');
  const reason = readReason(wanted.reason);
  const { key, ...body } = wanted;
  return onceInTransaction(act, { route: 'depense-refusal', key, body }, (session) => refuseIn(session, act, { ...wanted, reason }));
}

async function refuseIn(session: Session, act: Act, { depense, version, reason }: DepenseRefusal): Promise<{ left: Cents }> {
  const { before, after } = await moveDepense(session, {
    depense,
    from: UNDECIDED,
    where: { version },
    set: { state: 'refused', decision: { agent: act.author.id, at: act.at, reason, mentions: [] } },
  });
  await guardWritable(session, after.campaign);
  const left = await release(session, { forfaitId: childId(after.campaign, after.sias), amount: after.amount, partnerId: null });
  await recordEvent(session, act, {
    kind: 'depense.refused',
    object: { type: 'depense', id: depense },
    campaign: after.campaign,
    before: { state: before.state },
    after: { state: 'refused', version: after.version, amount: after.amount, reason, left },
  });
  await postRefusalLetter(session, act, after, { reason, left });
  return { left };
}
