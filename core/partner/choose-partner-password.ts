import { findCredential, hashPassword, passwordMatches, setPassword } from '../access/credentials.ts';
import { refuseUnlessGood } from '../access/password.rules.ts';
import { partnerSubject } from '../access/subject.ts';
import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { findPartnerUser } from './find-partner.ts';

/**
 * A partner's user chooses a password of its own (R-PAR-09). Every older session ends; the caller opens a new one.
 * `ancien` is checked when given (change from the account page).
 * @throws Refusal MOT_DE_PASSE_*, CONFIRMATION_DIFFERENTE, ANCIEN_MOT_DE_PASSE_FAUX (422), PARTENAIRE_FERME (403).
 */
export async function choosePartnerPassword(
  act: Act,
  typed: { userId: string; motDePasse: string; confirmation: string; ancien?: string },
): Promise<void> {
  const found = await findPartnerUser(typed.userId);
  if (!found) throw refuse('PARTENAIRE_FERME');
  const { user, partner } = found;
  const subject = partnerSubject(user.mail);
  const current = (await findCredential(subject))?.hash ?? null;
  if (typed.ancien !== undefined && !(await passwordMatches(typed.ancien, current)))
    throw refuse('ANCIEN_MOT_DE_PASSE_FAUX', {}, { field: 'ancien' });
  refuseUnlessGood(typed.motDePasse, typed.confirmation, [user.mail, partner.name, user.lastName]);
  if (await passwordMatches(typed.motDePasse, current)) throw refuse('MOT_DE_PASSE_REPRIS', {}, { field: 'motDePasse' });
  const hash = await hashPassword(typed.motDePasse);
  await inTransaction(async (session) => {
    await setPassword(session, subject, hash, act.at);
    await recordEvent(session, act, { kind: 'partner.passwordChosen', object: { type: 'partnerUser', id: user._id }, campaign: null });
  });
}
