import { voidPassword } from '../access/credentials.ts';
import { requireRight } from '../access/require-right.ts';
import { closeOtherSessions } from '../access/sessions.ts';
import { familySubject } from '../access/subject.ts';
import { dropTokens } from '../access/token.ts';
import { recordEvent } from '../audit/record-event.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, type Session } from '../shared/database.ts';
import { newId, type Matricule, readMail } from '../shared/identifiers.ts';
import { postLetter } from '../shared/post-letter.ts';
import { refuse } from '../shared/refusals.ts';
import { settings } from '../shared/settings.ts';
import { Families, type Family, FamilyAccounts, familyId, Oppositions } from './family.model.ts';
import { holdFamily } from './hold-family.ts';
import { postAccessLink } from './post-access-link.ts';
import { changedMeanwhile } from './refuse-stale-family.ts';

export interface MailChange {
  campaign: number;
  matricule: Matricule;
  mail: string;
  /** The family as the agent saw it. */
  seen: { version: number; mail: string | null };
}

/**
 * An agent changes a family's mail (R-FAM-06): old and new address are told, sessions end, links mailed before are dead.
 * The password is void until a link mailed to the new address sets another: nobody enters with an address that nobody proved to read.
 * A later load follows the file's mail only if the file's own value changes (R-CAM-05). The journal holds no address.
 * @returns how many other families have this mail (R-CAM-04).
 * @throws Refusal MAIL_INVALIDE, MAIL_IDENTIQUE (422), MODIFIE_ENTRE_TEMPS, CAMPAGNE_LECTURE_SEULE (409), INTROUVABLE (404), DROIT_MANQUANT (403).
 */
export async function changeFamilyMail(act: Act, wanted: MailChange): Promise<{ shared: number }> {
  await requireRight(act, 'families.mail');
  const mail = readMail(wanted.mail);
  if (!mail) throw refuse('MAIL_INVALIDE', {}, { field: 'mail' });
  const id = familyId(wanted.campaign, wanted.matricule);
  await inTransaction(async (session) => {
    // The hold is a write: what it returns cannot change any more before this transaction ends.
    const before = await holdFamily(session, id);
    if ((before.version ?? 0) !== wanted.seen.version || before.mail !== wanted.seen.mail)
      throw await changedMeanwhile(before, wanted.seen);
    if (before.mail === mail) throw refuse('MAIL_IDENTIQUE', {}, { field: 'mail' });
    await Families.updateOne({ _id: id }, { $set: { mail } }, { session });
    await closeAccess(session, familySubject(wanted.campaign, wanted.matricule));
    const link = await tellBoth(session, act, before, mail);
    await recordEvent(session, act, {
      kind: 'family.mailChanged',
      object: { type: 'family', id },
      campaign: wanted.campaign,
      before: { hadMail: before.mail !== null },
      after: { linkSent: link },
    });
  });
  return { shared: await Families.countDocuments({ campaign: wanted.campaign, mail, _id: { $ne: id } }) };
}

async function closeAccess(session: Session, subject: string): Promise<void> {
  await dropTokens(session, subject);
  await voidPassword(session, subject);
  await closeOtherSessions(subject, undefined, session);
}

/** @returns whether a link went to the new address: not to who opposed, nor before the campaign opens to who has no account yet. */
async function tellBoth(session: Session, act: Act, before: Family, mail: string): Promise<boolean> {
  if (await Oppositions.exists({ _id: before.matricule }).session(session)) return false;
  if (before.mail)
    await postLetter(session, act, {
      id: `family-mail-old:${before._id}:${newId()}`,
      letter: { kind: 'family-mail-old', data: { firstName: before.firstName, link: `${settings().portalUrl}/aide` } },
      to: before.mail,
      about: before.matricule,
      campaign: before.campaign,
    });
  const after = { ...before, mail };
  if (await FamilyAccounts.exists({ _id: before._id }).session(session)) {
    await postAccessLink(session, act, after, { purpose: 'family-reset', letter: 'family-mail-new' });
    return true;
  }
  if ((await findCampaign(before.campaign, session)).state !== 'open') return false;
  await postAccessLink(session, act, after, { purpose: 'family-activation', letter: 'family-activation' });
  return true;
}
