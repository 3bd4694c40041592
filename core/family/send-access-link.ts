import { requireRight } from '../access/require-right.ts';
import { countTry } from '../access/throttle.ts';
import { refuseUnlessOpen } from '../campaign/campaign.rules.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { Act } from '../shared/author.ts';
import type { Matricule } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { Families, type Family, familyId } from './family.model.ts';
import { isActivated, isOpposed } from './family-mail.ts';
import { mailActivationLink } from './request-activation.ts';
import { mailResetLink } from './request-reset.ts';

/**
 * An agent mails the family its link: a new password, which lifts a freeze too (R-FAM-03), or the first one when the account is not active.
 * @returns which. @throws Refusal INTROUVABLE (404), FAMILLE_SANS_MAIL, FAMILLE_ARRETEE, CAMPAGNE_* (409), TROP_D_ESSAIS (429), DROIT_MANQUANT (403).
 */
export async function sendAccessLink(act: Act, of: { campaign: number; matricule: Matricule }): Promise<{ link: 'activation' | 'reset' }> {
  await requireRight(act, 'families.mail');
  const family = await Families.findById(familyId(of.campaign, of.matricule)).lean<Family>();
  if (!family) throw refuse('INTROUVABLE');
  if (!family.mail) throw refuse('FAMILLE_SANS_MAIL');
  if (family.suspended || (await isOpposed(family.matricule))) throw refuse('FAMILLE_ARRETEE');
  const campaign = await findCampaign(of.campaign);
  const activated = await isActivated(family._id);
  if (!activated) refuseUnlessOpen(campaign, act.at);
  if (campaign.state === 'archived' || campaign.state === 'purged') throw refuse('CAMPAGNE_LECTURE_SEULE', { year: of.campaign });
  await countTry(act.at, `access-link:${family._id}`, { max: 5, minutes: 60 });
  await (activated ? mailResetLink : mailActivationLink)(act, family);
  return { link: activated ? 'reset' : 'activation' };
}
