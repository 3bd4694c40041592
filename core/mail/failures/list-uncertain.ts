import { Outbox, type OutboxLetter } from '../../shared/outbox.model.ts';
import { secretOf } from '../letter-secrets.rules.ts';

export interface UncertainLetter {
  letter: OutboxLetter;
  /** False: it bore a link or a password, which is gone. */
  resendable: boolean;
}

export const UNCERTAIN_A_PAGE = 50;

/** Letters whose connection was lost while they were handed over: they may have arrived, and are not sent twice. The latest first. */
export async function listUncertain(page: number): Promise<{ letters: UncertainLetter[]; total: number }> {
  const [found, total] = await Promise.all([
    Outbox.find({ state: 'ambiguous' })
      .sort({ postedAt: -1 })
      .skip(page * UNCERTAIN_A_PAGE)
      .limit(UNCERTAIN_A_PAGE)
      .lean<OutboxLetter[]>(),
    Outbox.countDocuments({ state: 'ambiguous' }),
  ]);
  return { letters: found.map((letter) => ({ letter, resendable: secretOf(letter.letter) === undefined })), total };
}
