import { recordEvent } from '../audit/record-event.ts';
import { familySubject } from '../access/subject.ts';
import { countTry } from '../access/throttle.ts';
import { issueToken } from '../access/token.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import { newId, readMail, readMatricule } from '../shared/identifiers.ts';
import { postLetter } from '../shared/post-letter.ts';
import { settings } from '../shared/settings.ts';
import type { Family } from './family.model.ts';
import { findByMatriculeAndMail, isActivated, isOpposed } from './family-mail.ts';

const GOOD_FOR_MS = 3_600_000;

/**
 * Forgotten password by matricule and mail (R-FAM-04): a link good for 1 h, only if the account is activated.
 * The answer is the same in all cases. @throws Refusal TROP_D_ESSAIS (429).
 */
export async function requestReset(act: Act, typed: { matricule: string; mail: string }): Promise<void> {
  const matricule = readMatricule(typed.matricule);
  await countTry(act.at, `reset:${matricule ?? 'unreadable'}`, { max: matricule ? 10 : 1000, minutes: 60 });
  const family = await findByMatriculeAndMail(matricule, readMail(typed.mail));
  if (!family || !(await isActivated(family._id)) || (await isOpposed(family.matricule))) return;
  await mailResetLink(act, family);
}

/** Mails the link itself; earlier links are out of use. */
export async function mailResetLink(act: Act, family: Family): Promise<void> {
  await inTransaction(async (session) => {
    const token = await issueToken(session, {
      purpose: 'family-reset',
      subject: familySubject(family.campaign, family.matricule),
      expiresAt: new Date(act.at.getTime() + GOOD_FOR_MS),
    });
    await postLetter(session, act, {
      id: `family-reset:${family._id}:${newId()}`,
      letter: {
        kind: 'family-reset',
        data: { firstName: family.firstName, link: `${settings().portalUrl}/famille/reinitialisation/${token}` },
      },
      to: family.mail!,
      about: family.matricule,
      campaign: family.campaign,
    });
    await recordEvent(session, act, {
      kind: 'family.resetRequested',
      object: { type: 'family', id: family._id },
      campaign: family.campaign,
    });
  });
}
