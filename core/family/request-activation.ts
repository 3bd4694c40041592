import { recordEvent } from '../audit/record-event.ts';
import { countTry } from '../access/throttle.ts';
import { requireCurrentCampaign } from '../campaign/find-campaign.ts';
import { refuseUnlessOpen } from '../campaign/campaign.rules.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { readCafFields } from './caf-fields.rules.ts';
import type { Family } from './family.model.ts';
import { findByMatriculeAndMail, isActivated, isOpposed } from './family-mail.ts';
import { postAccessLink } from './post-access-link.ts';
import { mailResetLink } from './request-reset.ts';

/**
 * Sign-up (R-FAM-01): matricule and mail equal to the loaded file's → a mail with a single-use link, good for 24 h.
 * An account already active gets a link to choose a new password instead.
 * @throws FormRefusal or Refusal INSCRIPTION_REFUSEE (422, whichever is wrong), TROP_D_ESSAIS (429), CAMPAGNE_* (409), OPPOSITION (403).
 */
export async function requestActivation(act: Act, typed: { matricule: string; mail: string }): Promise<void> {
  const { matricule, mail } = readCafFields(typed);
  await countTry(act.at, `signup:matricule:${matricule}`, { max: 10, minutes: 60 });
  await countTry(act.at, `signup:mail:${mail}`, { max: 10, minutes: 60 });
  refuseUnlessOpen(await requireCurrentCampaign(), act.at);
  const family = await findByMatriculeAndMail(matricule, mail);
  if (!family) throw refuse('INSCRIPTION_REFUSEE', {}, { field: 'matricule' });
  if (await isOpposed(family.matricule)) throw refuse('OPPOSITION');
  if (await isActivated(family._id)) return mailResetLink(act, family);
  await mailActivationLink(act, family);
}

/** Mails the link itself; earlier links are out of use. */
export async function mailActivationLink(act: Act, family: Family): Promise<void> {
  await inTransaction(async (session) => {
    await postAccessLink(session, act, family, { purpose: 'family-activation', letter: 'family-activation' });
    await recordEvent(session, act, {
      kind: 'family.activationRequested',
      object: { type: 'family', id: family._id },
      campaign: family.campaign,
    });
  });
}
