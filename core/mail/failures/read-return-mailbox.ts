import type { Act } from '../../shared/author.ts';
import type { ReturnMailbox } from './return-mailbox.ts';
import { type ReturnPlace, ReturnPlaces } from './return-place.model.ts';
import { NONE_TAKEN, recordReading, type ReturnCounts, takeReturned } from './take-returned.ts';

const AT_ONCE = 200;

/**
 * Takes the mails that came back since the last reading (R-MAIL-03). What is tied to a letter of ours leaves the mailbox; an answer
 * written by somebody, or a report of somebody else's mail, stays in it for a person. Cut short, it goes on after the last one taken:
 * one taken twice changes nothing.
 * @param lost aborted: somebody else reads, nothing more is taken. @returns what was taken; `more`: there may be others.
 */
export async function readReturnMailbox(act: Act, mailbox: ReturnMailbox, lost: AbortSignal): Promise<ReturnCounts & { more: boolean }> {
  const counts: ReturnCounts = { ...NONE_TAKEN };
  let read = 0;
  for await (const { uid, raw } of mailbox.mailsAfter(await placeIn(mailbox), AT_ONCE)) {
    if (lost.aborted) break;
    const taken = await takeReturned(act, raw);
    counts[taken]++;
    read++;
    if (taken === 'listed' || taken === 'known') await mailbox.remove(uid);
    await ReturnPlaces.updateOne({ _id: mailbox.name }, { $set: { validity: mailbox.validity, uid } }, { upsert: true });
  }
  if (read > 0) await recordReading(act, counts);
  return { ...counts, more: read === AT_ONCE };
}

async function placeIn({ name, validity }: ReturnMailbox): Promise<number> {
  const place = await ReturnPlaces.findById(name).lean<ReturnPlace>();
  return place?.validity === validity ? place.uid : 0;
}
