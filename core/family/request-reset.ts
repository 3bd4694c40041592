import { recordEvent } from '../audit/record-event.ts';
import { countTry } from '../access/throttle.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import { readCafFields } from './caf-fields.rules.ts';
import type { Family } from './family.model.ts';
import { findByMatriculeAndMail, isActivated, isOpposed } from './family-mail.ts';
import { postAccessLink } from './post-access-link.ts';

/**
 * Forgotten password by matricule and mail (R-FAM-04): a link good for 1 h, only if the account is activated.
 * The answer is the same in all cases. @throws FormRefusal (422) when what is typed cannot be a matricule or a mail, Refusal TROP_D_ESSAIS (429).
 */
export async function requestReset(act: Act, typed: { matricule: string; mail: string }): Promise<void> {
  const { matricule, mail } = readCafFields(typed);
  await countTry(act.at, `reset:${matricule}`, { max: 10, minutes: 60 });
  const family = await findByMatriculeAndMail(matricule, mail);
  if (!family || !(await isActivated(family._id)) || (await isOpposed(family.matricule))) return;
  await mailResetLink(act, family);
}

/** Mails the link itself; earlier links are out of use. */
export async function mailResetLink(act: Act, family: Family): Promise<void> {
  await inTransaction(async (session) => {
    await postAccessLink(session, act, family, { purpose: 'family-reset', letter: 'family-reset' });
    await recordEvent(session, act, {
      kind: 'family.resetRequested',
      object: { type: 'family', id: family._id },
      campaign: family.campaign,
    });
  });
}
