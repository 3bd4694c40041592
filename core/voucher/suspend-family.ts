import { renewStamp } from '../access/credentials.ts';
import { requireRight } from '../access/require-right.ts';
import { familySubject } from '../access/subject.ts';
import { recordEvent } from '../audit/record-event.ts';
import { alreadyDone } from '../family/already-done.ts';
import { Families, familyId, Oppositions } from '../family/family.model.ts';
import { holdFamily } from '../family/hold-family.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import type { Matricule } from '../shared/identifiers.ts';
import { readReason } from '../shared/reason.rules.ts';
import { setFrozen } from './freeze-family.ts';

export interface SuspensionChange {
  campaign: number;
  matricule: Matricule;
  reason: string;
}

/**
 * Suspends a family (R-FAM-07): its sessions are dead, it cannot log in, its live QR codes are refused at the scan.
 * @throws Refusal MOTIF_MANQUANT, VALEUR_TROP_LONGUE (422), INTROUVABLE (404), DEJA_FAIT, CAMPAGNE_LECTURE_SEULE (409), DROIT_MANQUANT (403).
 */
export const suspendFamily = (act: Act, change: SuspensionChange): Promise<void> => setSuspended(act, change, true);

/** Lifts a suspension: everything works again, unless the family opposed. @throws as suspendFamily, and RIEN_A_LEVER (409). */
export const liftSuspension = (act: Act, change: SuspensionChange): Promise<void> => setSuspended(act, change, false);

async function setSuspended(act: Act, change: SuspensionChange, suspend: boolean): Promise<void> {
  await requireRight(act, 'families.suspend');
  const reason = readReason(change.reason);
  const id = familyId(change.campaign, change.matricule);
  const kind = suspend ? 'family.suspended' : 'family.resumed';
  await inTransaction(async (session) => {
    await holdFamily(session, id);
    const done = await Families.updateOne(
      { _id: id, suspended: suspend ? null : { $ne: null } },
      { $set: { suspended: suspend ? { reason, at: act.at, agent: act.author.id } : null } },
      { session },
    );
    if (done.modifiedCount !== 1) throw await alreadyDone(id, kind);
    const opposed = await Oppositions.exists({ _id: change.matricule }).session(session);
    await setFrozen(session, change, suspend || opposed !== null);
    if (suspend) await renewStamp(session, familySubject(change.campaign, change.matricule));
    await recordEvent(session, act, { kind, object: { type: 'family', id }, campaign: change.campaign, after: { reason } });
  });
}
