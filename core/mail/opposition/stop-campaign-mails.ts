import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import type { Matricule } from '../../shared/identifiers.ts';
import { refuse } from '../../shared/refusals.ts';
import { mailKey } from '../mail-keys.ts';
import { matriculeIn } from './family-token.rules.ts';
import { MailOptOuts } from './opt-out.model.ts';

/** Whose link it is. @throws Refusal INTROUVABLE (404) for a token that is not of ours. */
export async function familyOfLink(token: string): Promise<Matricule> {
  const matricule = matriculeIn(token, await mailKey('opposition-link'));
  if (!matricule) throw refuse('INTROUVABLE');
  return matricule;
}

/**
 * "No more of these", posted by a mail program from a letter's header (RFC 8058): stops mails of campaigns only, in every campaign,
 * until an agent lifts it. Posted twice, done once. @throws Refusal INTROUVABLE (404).
 */
export async function stopCampaignMails(at: Date, token: string): Promise<void> {
  const matricule = await familyOfLink(token);
  const act: Act = { author: { kind: 'family', id: matricule }, at };
  await inTransaction(async (session) => {
    const noted = await MailOptOuts.updateOne(
      { _id: matricule },
      { $setOnInsert: { at: act.at, author: act.author } },
      { session, upsert: true },
    );
    if (noted.upsertedCount === 1)
      await recordEvent(session, act, { kind: 'mail.optedOut', object: { type: 'mail', id: matricule }, campaign: null });
  });
}
