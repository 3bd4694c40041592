import { renewStamp } from '../access/credentials.ts';
import { requireRight } from '../access/require-right.ts';
import { familySubject } from '../access/subject.ts';
import { recordEvent } from '../audit/record-event.ts';
import { Families, familyId } from '../family/family.model.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import type { Matricule } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { setFrozen } from './freeze-family.ts';

export interface SuspensionChange {
  campaign: number;
  matricule: Matricule;
  reason: string;
}

/**
 * Suspends a family (R-FAM-07): its sessions are dead, it cannot log in, its live QR codes are refused at the scan.
 * @throws Refusal MOTIF_MANQUANT (422), INTROUVABLE (404: unknown, or suspended already), DROIT_MANQUANT (403).
 */
export const suspendFamily = (act: Act, change: SuspensionChange): Promise<void> => setSuspended(act, change, true);

/** Lifts a suspension: everything works again. @throws as suspendFamily. */
export const liftSuspension = (act: Act, change: SuspensionChange): Promise<void> => setSuspended(act, change, false);

async function setSuspended(act: Act, change: SuspensionChange, suspend: boolean): Promise<void> {
  await requireRight(act, 'families.suspend');
  const reason = change.reason.trim();
  if (!reason) throw refuse('MOTIF_MANQUANT', {}, { field: 'motif' });
  const id = familyId(change.campaign, change.matricule);
  await inTransaction(async (session) => {
    const done = await Families.updateOne(
      { _id: id, suspended: suspend ? null : { $ne: null } },
      { $set: { suspended: suspend ? { reason, at: act.at, agent: act.author.id } : null } },
      { session },
    );
    if (done.modifiedCount !== 1) throw refuse('INTROUVABLE');
    await setFrozen(session, change, suspend);
    if (suspend) await renewStamp(session, familySubject(change.campaign, change.matricule));
    await recordEvent(session, act, {
      kind: suspend ? 'family.suspended' : 'family.resumed',
      object: { type: 'family', id },
      campaign: change.campaign,
      after: { reason },
    });
  });
}
