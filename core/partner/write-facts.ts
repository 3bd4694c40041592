import { partnerSubject } from '../access/subject.ts';
import { renewStamp } from '../access/credentials.ts';
import type { Act } from '../shared/author.ts';
import { isDuplicate, type Session } from '../shared/database.ts';
import { postLetter } from '../shared/post-letter.ts';
import { refuse } from '../shared/refusals.ts';
import { settings } from '../shared/settings.ts';
import { admitActivities } from './activities/admit-activities.ts';
import type { CheckedFacts } from './new-partner.rules.ts';
import { type Partner, Partners, PartnerUsers } from './partner.model.ts';
import type { FieldChange } from './partner-change.model.ts';
import { fieldChanges } from './partner-fields.rules.ts';
import { agentCodeOf, searchText } from './partner.rules.ts';
import { recordChange } from './record-change.ts';

/**
 * Writes the facts of a partner over the version `before`; number and rank never (R-PAR-06).
 * A new mail warns both addresses, follows the account and ends its sessions.
 * @returns what changed, [] when nothing does, null when the record is no longer the one seen.
 * @throws FormRefusal ACTIVITE_* (422), Refusal MAIL_DU_PARTENAIRE (409).
 */
export async function writeFacts(
  session: Session,
  act: Act,
  before: Partner,
  facts: CheckedFacts,
  fileValues?: Record<string, string>,
): Promise<FieldChange[] | null> {
  const activities = await admitActivities(session, act, facts.activities, before.activities);
  const wanted = { ...facts, activities, etatDay: facts.etatDay ?? before.etatDay };
  const changes = fieldChanges(before, wanted);
  const set = { ...wanted, search: searchText(wanted), modifiedAt: after(before.modifiedAt, act.at), agentCode: agentCodeOf(act) };
  const written = await Partners.findOneAndUpdate(
    { _id: before._id, modifiedAt: before.modifiedAt, etat: { $ne: 'R' } },
    { $set: { ...(changes.length > 0 ? set : {}), ...(fileValues ? { fileValues } : {}) } },
    { session, returnDocument: 'after' },
  ).lean<Partner>();
  if (!written) return null;
  if (changes.length === 0) return [];
  await recordChange(session, act, written, { kind: 'changed', changes });
  if (written.mail !== before.mail) await moveMail(session, act, before, written);
  return changes;
}

/** A version is later than the one before it, even within a millisecond. */
const after = (version: Date, at: Date): Date => (at > version ? at : new Date(version.getTime() + 1));

async function moveMail(session: Session, act: Act, before: Partner, after: Partner): Promise<void> {
  try {
    await PartnerUsers.updateOne({ partnerId: after._id, mail: before.mail }, { $set: { mail: after.mail } }, { session });
  } catch (error) {
    throw isDuplicate(error) ? refuse('MAIL_DU_PARTENAIRE', {}, { field: 'mail' }) : error;
  }
  await renewStamp(session, partnerSubject(before.mail));
  if (after.etat !== 'C') return;
  for (const [to, isNew] of [
    [before.mail, false],
    [after.mail, true],
  ] as const)
    await postLetter(session, act, {
      id: `partner-mail-changed:${after._id}:${act.at.toISOString()}:${isNew ? 'new' : 'old'}`,
      letter: {
        kind: 'partner-mail-changed',
        data: {
          name: after.name,
          identifiant: after.identifiant,
          mail: after.mail,
          isNew,
          link: `${settings().portalUrl}/partenaire/mot-de-passe-oublie`,
        },
      },
      to,
      about: after._id,
      campaign: null,
    });
}
