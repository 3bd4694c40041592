import { sendNextLetters } from '#core/mail/send-next-letters.ts';
import type { Mailer } from '#core/mail/mail-transport.ts';
import { realNow } from '#core/shared/clock.ts';
import { renderLetter } from '#templates/mail/render-letter.ts';
import type { Loop } from './loop.ts';

const AT_ONCE = 40;
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
      const { taken, unreachable } = await sendNextLetters({ render: renderLetter, mailer, clock: realNow, limit: AT_ONCE, stopping });
      if (unreachable) silentUntil = performance.now() + SILENCE_MS;
      return taken === AT_ONCE && !unreachable;
    },
  };
}
