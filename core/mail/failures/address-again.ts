import { findCredential } from '../../access/credentials.ts';
import { familySubject } from '../../access/subject.ts';
import { currentCampaign } from '../../campaign/find-campaign.ts';
import { Families, type Family, familyId, Oppositions } from '../../family/family.model.ts';
import type { Session } from '../../shared/database.ts';
import type { Letter } from '../../shared/letters.ts';
import type { OutboxLetter } from '../../shared/outbox.model.ts';
import { refuse } from '../../shared/refusals.ts';
import { MailOptOuts } from '../opposition/opt-out.model.ts';

/** Tells an address that it serves no more: meant for that one. */
const FOR_ITS_ADDRESS: readonly Letter['kind'][] = ['family-mail-old'];

/**
 * Where a letter that is sent again goes: a family's to the address it has now, if it was confirmed; another's where it went.
 * @throws Refusal COURRIEL_OPPOSITION, COURRIEL_REFUSE, COURRIEL_SANS_ADRESSE, COURRIEL_NON_CONFIRME (409).
 */
export async function addressAgain(session: Session, letter: OutboxLetter): Promise<string> {
  if (await Oppositions.exists({ _id: letter.about }).session(session)) throw refuse('COURRIEL_OPPOSITION');
  if (letter.mailing && (await MailOptOuts.exists({ _id: letter.about }).session(session))) throw refuse('COURRIEL_REFUSE');
  const family = letter.campaign === null || FOR_ITS_ADDRESS.includes(letter.letter.kind) ? null : await familyNow(session, letter);
  if (!family) return letter.to;
  if (!family.mail) throw refuse('COURRIEL_SANS_ADRESSE');
  if (!(await isConfirmed(family))) throw refuse('COURRIEL_NON_CONFIRME');
  return family.mail;
}

/** In the campaign in course, or else in the letter's; null: the letter is about no family. */
async function familyNow(session: Session, { about, campaign }: OutboxLetter): Promise<Family | null> {
  const current = await currentCampaign(session);
  const ids = [...new Set([current?._id ?? campaign!, campaign!])].map((year) => familyId(year, about));
  const families = await Families.find({ _id: { $in: ids } })
    .session(session)
    .lean<Family[]>();
  return families.find(({ _id }) => _id === ids[0]) ?? families[0] ?? null;
}

/** The Caf's file gave it, or a password was chosen through a link mailed to it since an agent did (R-FAM-06). */
async function isConfirmed({ campaign, matricule, mail, fileMail }: Family): Promise<boolean> {
  return mail === fileMail || Boolean((await findCredential(familySubject(campaign, matricule)))?.hash);
}
