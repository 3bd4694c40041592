import { forgetFailures } from '../access/login-attempts.ts';
import { closeOtherSessions } from '../access/sessions.ts';
import { familySubject } from '../access/subject.ts';
import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { familyIdentifier } from './login-family.ts';
import { choosePasswordByToken } from './password-by-token.ts';

/**
 * The mailed reset link: new password, all sessions ended, a freeze lifted (R-FAM-03, R-FAM-04).
 * @throws Refusal LIEN_PERIME (410), MOT_DE_PASSE_*, CONFIRMATION_DIFFERENTE (422; the link stays good).
 */
export function resetPassword(
  act: Act,
  typed: { token: string; motDePasse: string; confirmation: string },
): Promise<{ campaign: number; matricule: string }> {
  return choosePasswordByToken(act, 'family-reset', typed, async (session, family) => {
    await closeOtherSessions(familySubject(family.campaign, family.matricule), undefined, session);
    await forgetFailures(familyIdentifier(family.mail ?? ''), session);
    await recordEvent(session, act, {
      kind: 'family.passwordReset',
      object: { type: 'family', id: family._id },
      campaign: family.campaign,
    });
  });
}
