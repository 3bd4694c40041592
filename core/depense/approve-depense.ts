import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import { guardDecidable } from '../campaign/guard-decidable.ts';
import { childId } from '../family/family.model.ts';
import { useAndOweUnlessFrozen } from '../forfait/move-forfait.ts';
import type { Payable } from '../forfait/payable.model.ts';
import type { Act } from '../shared/author.ts';
import type { Session } from '../shared/database.ts';
import { onceInTransaction } from '../shared/idempotency.ts';
import { postApprovalLetter } from './decision-letters.ts';
import { type Depense, UNDECIDED } from './depense.model.ts';
import { MENTIONS, refuseUnlessAllMentions } from './mentions.rules.ts';
import { moveDepense } from './move-depense.ts';

export interface DepenseApproval {
  depense: string;
  /** The version the agent saw. */
  version: number;
  /** Ticked on the attestation. */
  mentions: readonly string[];
  key?: string;
}

/**
 * An agent accepts a dépense (R-FAM-15, CCTP 5): the amount is used and owed to the family, all or nothing.
 * @throws Refusal DROIT_MANQUANT (403), MENTIONS_MANQUANTES (422), INTROUVABLE (404), DEPENSE_DECIDEE, MODIFIE_ENTRE_TEMPS,
 * DEPENSES_CLOSES, CAMPAGNE_LECTURE_SEULE, FAMILLE_ARRETEE (409).
 */
export async function approveDepense(act: Act, approval: DepenseApproval): Promise<{ payable: string }> {
  await requireRight(act, 'depenses.approve');
  refuseUnlessAllMentions(approval.mentions);
  const { key, ...body } = approval;
  return onceInTransaction(act, { route: 'depense-approval', key, body }, (session) => approveIn(session, act, approval));
}

async function approveIn(session: Session, act: Act, { depense, version }: DepenseApproval): Promise<{ payable: string }> {
  const { before, after } = await moveDepense(session, {
    depense,
    from: UNDECIDED,
    where: { version },
    set: { state: 'approved', decision: { agent: act.author.id, at: act.at, reason: null, mentions: [...MENTIONS] } },
  });
  await guardDecidable(session, after.campaign, act.at);
  const payable = owed(after, act.at);
  await useAndOweUnlessFrozen(session, childId(after.campaign, after.sias), payable);
  await recordEvent(session, act, {
    kind: 'depense.approved',
    object: { type: 'depense', id: depense },
    campaign: after.campaign,
    before: { state: before.state },
    after: { state: 'approved', version: after.version, amount: after.amount, mentions: [...MENTIONS] },
  });
  await postApprovalLetter(session, act, after);
  return { payable: payable._id };
}

const owed = ({ _id, campaign, matricule, sias, amount }: Depense, at: Date): Payable => ({
  _id: `DEP:${_id}`,
  kind: 'families',
  campaign,
  matricule,
  sias,
  partnerId: null,
  amount,
  state: 'pending',
  dueAt: at,
  batchId: null,
  paidOn: null,
  heldReason: null,
});
