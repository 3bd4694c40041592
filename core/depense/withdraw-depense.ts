import { recordEvent } from '../audit/record-event.ts';
import { guardWritable } from '../campaign/guard-writable.ts';
import { childId } from '../family/family.model.ts';
import { release } from '../forfait/move-forfait.ts';
import { dropAttachments } from '../shared/attachments/attachments.ts';
import type { Act } from '../shared/author.ts';
import type { Cents } from '../shared/cents.ts';
import { onceInTransaction } from '../shared/idempotency.ts';
import type { Matricule } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { Depenses, UNDECIDED } from './depense.model.ts';
import { moveDepense } from './move-depense.ts';

export interface DepenseWithdrawal {
  campaign: number;
  matricule: Matricule;
  depense: string;
  /** "oui" */
  confirme: string;
  key?: string;
}

/**
 * A family takes its dépense back before a decision (R-FAM-15): amount and activity slot come back, the files are removed.
 * @returns what is left for the child, in cents.
 * @throws Refusal CONFIRMATION_MANQUANTE (422), INTROUVABLE (404), DEPENSE_DECIDEE, CAMPAGNE_LECTURE_SEULE (409).
 */
export async function withdrawDepense(act: Act, wanted: DepenseWithdrawal): Promise<{ left: Cents }> {
  if (wanted.confirme !== 'oui') throw refuse('CONFIRMATION_MANQUANTE', {}, { field: 'confirme' });
  const { key, ...body } = wanted;
  const { campaign, matricule } = wanted;
  return onceInTransaction(act, { route: 'depense-withdrawal', key, body }, async (session) => {
    await guardWritable(session, campaign);
    const { before } = await moveDepense(session, {
      depense: wanted.depense,
      from: UNDECIDED,
      where: { campaign, matricule },
      set: { state: 'withdrawn', withdrawnAt: act.at },
    });
    const left = await release(session, { forfaitId: childId(campaign, before.sias), amount: before.amount, partnerId: null });
    await dropAttachments(
      session,
      before.attestations.flatMap(({ file }) => file ?? []),
    );
    await Depenses.updateOne({ _id: before._id }, { $set: { 'attestations.$[].file': null } }, { session });
    await recordEvent(session, act, {
      kind: 'depense.withdrawn',
      object: { type: 'depense', id: before._id },
      campaign,
      before: { state: before.state },
      after: { state: 'withdrawn', version: before.version + 1, amount: before.amount, left },
    });
    return { left };
  });
}
