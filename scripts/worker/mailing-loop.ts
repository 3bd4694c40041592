import { moveMailings } from '#core/mail/mailings/settle-mailings.ts';
import { actNow, system } from '#core/shared/author.ts';
import type { Loop } from './loop.ts';

const IDLE_MS = 1000;

/** Mailings start at their hour, their letters are written some at a time, and they end with their last one. */
export const mailingLoop: Loop = { name: 'mailings', idleMs: IDLE_MS, turn: () => moveMailings(actNow(system('mailings'))) };
