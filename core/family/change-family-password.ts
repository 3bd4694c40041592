import { findCredential, passwordMatches, setPassword } from '../access/credentials.ts';
import { closeOtherSessions, restampSession } from '../access/sessions.ts';
import { familySubject } from '../access/subject.ts';
import { countTry } from '../access/throttle.ts';
import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import type { Matricule } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { familyOfSubject, hashChosen } from './choose-family-password.ts';

export interface FamilyPasswordChange {
  campaign: number;
  matricule: Matricule;
  ancien: string;
  motDePasse: string;
  confirmation: string;
  /** Id of the session that goes on; the others end. */
  keepSession: string;
}

/** A family changes its own password (R-FAM-06). @throws Refusal MOT_DE_PASSE_VIDE, ANCIEN_MOT_DE_PASSE_FAUX, MOT_DE_PASSE_* (422), TROP_D_ESSAIS (429). */
export async function changeFamilyPassword(act: Act, typed: FamilyPasswordChange): Promise<void> {
  const subject = familySubject(typed.campaign, typed.matricule);
  if (typed.ancien === '') throw refuse('MOT_DE_PASSE_VIDE', {}, { field: 'ancien' });
  await countTry(act.at, `password-change:${subject}`, { max: 10, minutes: 60 });
  const known = (await findCredential(subject))?.hash ?? null;
  if (!(await passwordMatches(typed.ancien, known))) throw refuse('ANCIEN_MOT_DE_PASSE_FAUX', {}, { field: 'ancien' });
  const family = await familyOfSubject(subject);
  if (typed.motDePasse === typed.ancien) throw refuse('MOT_DE_PASSE_REPRIS', {}, { field: 'motDePasse' });
  const hash = await hashChosen(family, typed);
  await inTransaction(async (session) => {
    await setPassword(session, subject, hash, act.at);
    await closeOtherSessions(subject, typed.keepSession, session);
    await recordEvent(session, act, {
      kind: 'family.passwordChanged',
      object: { type: 'family', id: family._id },
      campaign: family.campaign,
    });
  });
  await restampSession(typed.keepSession, subject);
}
