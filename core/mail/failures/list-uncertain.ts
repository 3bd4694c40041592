import { Outbox, type OutboxLetter } from '../../shared/outbox.model.ts';
import { secretOf } from '../letter-secrets.rules.ts';
import { addressesToday } from './address-today.ts';

export interface UncertainLetter {
  letter: OutboxLetter;
  /** Whose mail it is; empty for who is known no more. */
  name: string;
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
  const todays = await addressesToday(
    null,
    found.map(({ letter, about, campaign, to }) => ({ kind: letter.kind, about, campaign, address: to })),
  );
  const letters = found.map((letter, index) => ({
    letter,
    name: todays[index]!.name,
    resendable: secretOf(letter.letter) === undefined,
  }));
  return { letters, total };
}
