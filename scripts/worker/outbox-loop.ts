import { sendNextLetters } from '#core/mail/send-next-letters.ts';
import type { Mailer } from '#core/mail/mail-transport.ts';
import { realNow } from '#core/shared/clock.ts';
import { settings } from '#core/shared/settings.ts';
import { renderLetter } from '#templates/mail/render-letter.ts';
import type { Loop } from './loop.ts';

const AT_ONCE = 2000;
/** This minute's letters have left: looked at again soon, a minute is short. */
const FULL_MS = 5000;
/** The server is silent: its letters have their own next time, this only spares it the others. */
const SILENCE_MS = 5000;

/** Mails leave within a second of the commit that announces them. */
export function outboxLoop(mailer: Mailer): Loop {
  let silentUntil = 0;
  return {
    name: 'outbox',
    idleMs: 300,
    async turn(stopping) {
      if (performance.now() < silentUntil) return false;
      const { mail } = settings();
      const { taken, unreachable, full } = await sendNextLetters({
        render: renderLetter,
        mailer,
        clock: realNow,
        limit: AT_ONCE,
        stopping,
        rates: mail,
        returnTo: mail.returnTo,
      });
      if (unreachable || full) silentUntil = performance.now() + (full ? FULL_MS : SILENCE_MS);
      return taken > 0 && !unreachable && !full;
    },
  };
}
