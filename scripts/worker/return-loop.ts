import { closeChanged } from '#core/mail/failures/close-changed.ts';
import { readReturnMailbox } from '#core/mail/failures/read-return-mailbox.ts';
import { openReturnMailbox } from '#core/mail/failures/return-mailbox.ts';
import { actNow, system } from '#core/shared/author.ts';
import { isDatabaseGone } from '#core/shared/database.ts';
import { withLease } from '#core/shared/lease.ts';
import { log } from '#core/shared/log.ts';
import type { Loop } from './loop.ts';

/** A mailbox that refuses or is silent is asked again a minute later: more often could lock its account. */
const IDLE_MS = 60_000;

/** Reads the mailbox of returned mails, when there is one, and closes what an address given since has settled (R-MAIL-03). */
export function returnLoop(holder: string, imapUrl: string | undefined): Loop {
  let failing = false;
  return {
    name: 'returns',
    idleMs: IDLE_MS,
    turn: async () =>
      (await withLease('mail-returns', holder, IDLE_MS, async ({ signal }) => {
        await closeChanged(actNow(system('retours')));
        if (!imapUrl) return false;
        try {
          const more = await readOnce(imapUrl, signal);
          failing = false;
          return more;
        } catch (error) {
          if (isDatabaseGone(error)) throw error;
          // Said once: its words could hold a login.
          if (!failing) log().warn({ loop: 'returns', name: (error as Error).name }, 'mailbox of returned mails not read');
          failing = true;
          return false;
        }
      })) ?? false,
  };
}

async function readOnce(imapUrl: string, lost: AbortSignal): Promise<boolean> {
  const mailbox = await openReturnMailbox(imapUrl);
  try {
    return (await readReturnMailbox(actNow(system('retours')), mailbox, lost)).more;
  } finally {
    await mailbox.close();
  }
}
