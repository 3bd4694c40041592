import type mongoose from 'mongoose';
import { AccessTokens, Credentials, LoginAttempts, Throttles, WebSessions } from '../access/access.model.ts';
import { Campaigns } from '../campaign/campaign.model.ts';
import { FamilyAccounts } from '../family/family.model.ts';

const AT_ONCE = 2000;

/** Any model: only its collection is used. */
interface Collected {
  collection: mongoose.Collection;
}

/**
 * Erases what let the families of an archived campaign in: passwords, consent, tokens, sessions, attempts (R-CAM-10). Oppositions stay.
 * By chunks, each final: a crash on the way is completed by the next run. Nothing can come back: an archived campaign makes no account.
 */
export async function eraseFamilyAccounts(year: number): Promise<void> {
  const subject = { $regex: `^family:${year}:` };
  await eraseAll(WebSessions, { subject });
  await eraseAll(AccessTokens, { subject });
  await eraseAll(Credentials, { _id: subject });
  // Attempts and windows are counted by what was typed, mails included, whatever the campaign.
  await eraseAll(LoginAttempts, { _id: { $regex: '^family:' } });
  await eraseAll(Throttles, { _id: { $regex: '^(signup|reset|password-change:family|family-data)' } });
  // Last: while an account is left, the erasing is not finished.
  await eraseAll(FamilyAccounts, { campaign: year });
}

/** The worker's round: campaigns archived whose accounts are not all erased. */
export async function finishErasing(): Promise<void> {
  for (const { _id } of await Campaigns.find({ state: 'archived' }, { _id: 1 }).lean<{ _id: number }[]>())
    if (await FamilyAccounts.exists({ campaign: _id })) await eraseFamilyAccounts(_id);
}

async function eraseAll({ collection }: Collected, filter: object): Promise<void> {
  for (;;) {
    const some = await collection.find(filter, { projection: { _id: 1 }, limit: AT_ONCE }).toArray();
    if (some.length === 0) return;
    await collection.deleteMany({ _id: { $in: some.map(({ _id }) => _id) } });
  }
}
