import { recordEvent } from '../../audit/record-event.ts';
import { dropAttachments } from '../../shared/attachments/attachments.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { type SignupFile, SignupFiles } from './signup.model.ts';

/** After the link has died: its holder may still have asked for another. */
const DAYS = 30;
const AT_ONCE = 50;

/**
 * Removes the files begun and never sent, with their documents, 30 days after their link died: nobody keeps what serves nothing (GDPR, art. 5).
 * One sent, even once, is never touched. @returns how many.
 */
export async function dropDeadDrafts(act: Act): Promise<number> {
  const until = new Date(act.at.getTime() - DAYS * 86_400_000);
  const dead = { state: 'draft', partnerId: null, keyUntil: { $lt: until } } as const;
  const files = await SignupFiles.find(dead, { documents: 1, version: 1 }).limit(AT_ONCE).lean<SignupFile[]>();
  let dropped = 0;
  for (const { _id, version, documents } of files) {
    const gone = await inTransaction(async (session) => {
      const { deletedCount } = await SignupFiles.deleteOne({ ...dead, _id, version }, { session });
      if (deletedCount !== 1) return false;
      const drop = documents.map(({ file }) => file);
      await dropAttachments(session, drop);
      const object = { type: 'partnerSignup', id: _id };
      await recordEvent(session, act, { kind: 'partner.signupDropped', object, campaign: null, after: { documents: drop.length } });
      return true;
    });
    if (gone) dropped++;
  }
  return dropped;
}
