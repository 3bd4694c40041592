import { recordEvent } from '../../audit/record-event.ts';
import { currentCampaign } from '../../campaign/find-campaign.ts';
import { Families, familyId } from '../../family/family.model.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { refuse } from '../../shared/refusals.ts';
import { noteOpposition, withdrawConsent } from '../../voucher/withdraw-consent.ts';
import { familyOfLink } from './stop-campaign-mails.ts';

/**
 * The opposition taken from the link in a campaign mail (R-FAM-05), without login: what the family's own withdrawal does. Without a file
 * in the campaign in course only the opposition is kept, by matricule. A second time changes nothing.
 * @throws Refusal INTROUVABLE (404), CONFIRMATION_MANQUANTE (422), CAMPAGNE_LECTURE_SEULE (409).
 */
export async function opposeByLink(at: Date, posted: { token: string; confirme: string }): Promise<void> {
  const matricule = await familyOfLink(posted.token);
  if (posted.confirme !== 'oui') throw refuse('CONFIRMATION_MANQUANTE', {}, { field: 'confirme' });
  const act: Act = { author: { kind: 'family', id: matricule }, at };
  const campaign = await currentCampaign();
  if (campaign && (await Families.exists({ _id: familyId(campaign._id, matricule) }))) {
    await withdrawConsent(act, { campaign: campaign._id, matricule, confirme: 'oui' });
    return;
  }
  await inTransaction(async (session) => {
    if (await noteOpposition(session, act, matricule))
      await recordEvent(session, act, { kind: 'family.opposed', object: { type: 'family', id: matricule }, campaign: null });
  });
}
