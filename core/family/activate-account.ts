import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import type { Session } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { choosePasswordByToken } from './password-by-token.ts';
import { Families, FamilyAccounts } from './family.model.ts';

/**
 * The mailed activation link: the family chooses its first password and the account exists (R-FAM-01).
 * @throws Refusal LIEN_PERIME (410), MOT_DE_PASSE_*, CONFIRMATION_DIFFERENTE (422; the link stays good), TROP_OCCUPE (503).
 */
export function activateAccount(
  act: Act,
  typed: { token: string; motDePasse: string; confirmation: string },
): Promise<{ campaign: number; matricule: string }> {
  return choosePasswordByToken(act, 'family-activation', typed, async (session, family) => {
    await markActivated(session, family._id);
    await FamilyAccounts.updateOne(
      { _id: family._id },
      { $setOnInsert: { campaign: family.campaign, matricule: family.matricule, activatedAt: act.at, consent: null, lastLoginAt: null } },
      { session, upsert: true },
    );
    await recordEvent(session, act, { kind: 'family.activated', object: { type: 'family', id: family._id }, campaign: family.campaign });
  });
}

/** An activation and the undoing of the load that brought the family exclude each other: both write the family. */
async function markActivated(session: Session, id: string): Promise<void> {
  const marked = await Families.updateOne({ _id: id, undoing: null }, { $set: { activated: true } }, { session });
  if (marked.matchedCount !== 1) throw refuse('TROP_OCCUPE', {}, { retryAfter: 10 });
}
