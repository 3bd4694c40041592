import { requireRight } from '../access/require-right.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, isDuplicate } from '../shared/database.ts';
import { dayOf, readDay } from '../shared/days.ts';
import { refuse } from '../shared/refusals.ts';
import { countersignSeen } from './convention/countersign-convention.ts';
import { explainState } from './explain-change.ts';
import { refuseTakenPair } from './new-partner.ts';
import { checkPair } from './new-partner.rules.ts';
import { openAccount } from './open-account.ts';
import { type Partner, Partners } from './partner.model.ts';
import { closeSignup } from './signup/decide-signup.ts';
import { agentCodeOf } from './partner.rules.ts';
import { recordChange } from './record-change.ts';

export interface Validation {
  partnerId: string;
  tiersi: string;
  rang: string;
  /** Date état: signature of the convention; blank: today. */
  etatDay: string;
  /** Version of the partner's file as the agent saw it; none when agents entered the partner. */
  version?: number;
  /** The convention the Caf signs in the same act; none when the partner has signed none yet. */
  convention?: string;
}

/**
 * I → C (R-PAR-03): Tiersi number and rank, given once and for good; the account opens, families see the partner.
 * The convention it signed is signed by the Caf in the same transaction: neither without the other (R-PAR-02).
 * @throws FormRefusal TIERSI_INVALIDE, RANG_INVALIDE (422), Refusal JOUR_ILLISIBLE (422), TIERSI_DEJA_PRIS, PARTENAIRE_ETAT, DOSSIER_*, CONVENTION_* (409), INTROUVABLE (404), DROIT_MANQUANT (403).
 */
export async function validatePartner(act: Act, { partnerId, etatDay, version, convention, ...typed }: Validation): Promise<void> {
  await requireRight(act, 'partners.validate');
  const pair = checkPair(typed);
  const day = etatDay.trim() === '' ? dayOf(act.at) : readDay(etatDay);
  if (!day) throw refuse('JOUR_ILLISIBLE', {}, { field: 'dateEtat' });
  await refuseTakenPair(pair);
  try {
    await inTransaction(async (session) => {
      const partner = await Partners.findOneAndUpdate(
        { _id: partnerId, etat: 'I' },
        { $set: { ...pair, etat: 'C', etatDay: day, modifiedAt: act.at, agentCode: agentCodeOf(act) } },
        { session, returnDocument: 'after' },
      ).lean<Partner>();
      if (!partner) throw await explainState(partnerId, 'validé');
      await recordChange(session, act, partner, { kind: 'validated', before: { etat: 'I' }, after: { ...pair, etatDay: day } });
      await closeSignup(session, act, partnerId, version);
      await openAccount(session, act, partner);
      if (convention) await countersignSeen(session, act, partner, convention);
    });
  } catch (error) {
    if (isDuplicate(error)) await refuseTakenPair(pair);
    throw error;
  }
}
