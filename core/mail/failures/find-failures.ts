/** The list of mails that did not arrive (R-MAIL-03): asked by state, reason, origin, person; each with what can be done about it now. */
import type { Family } from '../../family/family.model.ts';
import { Outbox, type OutboxLetter } from '../../shared/outbox.model.ts';
import { secretOf } from '../letter-secrets.rules.ts';
import { addressesToday, type Today } from './address-today.ts';
import type { FailureReason } from './failure-reason.rules.ts';
import { FlaggedAddresses } from './flagged-address.model.ts';
import { type MailFailure, MailFailures } from './mail-failure.model.ts';

export interface FailureQuery {
  /** Those somebody did something about, or the others. */
  closed: boolean;
  reason?: FailureReason;
  origin?: MailFailure['origin'];
  permanent?: boolean;
  /** Matricule, partner id or agent code. */
  about?: string;
  address?: string;
  mailing?: string;
}

export interface ListedFailure extends MailFailure {
  /** It is about this one, in the campaign in course; null: about a partner or an agent. */
  family: Pick<Family, '_id' | 'lastName' | 'firstName'> | null;
  /** Null: it is about no partner. */
  partnerId: string | null;
  /** Whose mail it was; empty for who has no name, or is known no more. */
  name: string;
  /** The other address its person has now; null: the same, or none. */
  movedTo: string | null;
  /** Nothing more is sent to this address. */
  stopped: boolean;
  /** The letter as it can be sent again: with its fence; null: it bore a secret, or is under way already. */
  again: { fence: number } | null;
}

export const FAILURES_A_PAGE = 50;
const AT_ONCE = 500;

const filterOf = ({ closed, ...asked }: FailureQuery): Record<string, unknown> => ({ closed: closed ? { $ne: null } : null, ...asked });

/** The latest first. @param page from 0. */
export async function listFailures(query: FailureQuery, page: number): Promise<{ failures: ListedFailure[]; total: number }> {
  const filter = filterOf(query);
  const [found, total] = await Promise.all([
    MailFailures.find(filter)
      .sort({ at: -1, _id: 1 })
      .skip(page * FAILURES_A_PAGE)
      .limit(FAILURES_A_PAGE)
      .lean<MailFailure[]>(),
    MailFailures.countDocuments(filter),
  ]);
  return { failures: await withFacts(found), total };
}

/** All of them, the latest first, some at a time. */
export async function* eachFailure(query: FailureQuery): AsyncGenerator<ListedFailure> {
  let some: MailFailure[] = [];
  const cursor = MailFailures.find(filterOf(query)).sort({ at: -1, _id: 1 }).lean<MailFailure[]>().cursor({ batchSize: AT_ONCE });
  for await (const failure of cursor) {
    some.push(failure as MailFailure);
    if (some.length < AT_ONCE) continue;
    yield* await withFacts(some);
    some = [];
  }
  yield* await withFacts(some);
}

/** Failures for good about which nobody has done anything yet: what waits for an agent. */
export const countOpenFailures = (): Promise<number> => MailFailures.countDocuments({ closed: null, permanent: true });

async function withFacts(failures: readonly MailFailure[]): Promise<ListedFailure[]> {
  if (failures.length === 0) return [];
  const [todays, flagged, letters] = await Promise.all([
    addressesToday(null, failures),
    FlaggedAddresses.find({ _id: { $in: failures.map(({ address }) => address) } }, { _id: 1 }).lean<{ _id: string }[]>(),
    Outbox.find(
      { trace: { $in: failures.map(({ _id }) => _id) }, state: { $in: ['failed', 'ambiguous', 'sent'] } },
      { trace: 1, fence: 1, 'letter.kind': 1 },
    ).lean<OutboxLetter[]>(),
  ]);
  const stopped = new Set(flagged.map(({ _id }) => _id));
  const letterOf = new Map(letters.map((each) => [each.trace, each]));
  return failures.map((failure, index) => ({
    ...failure,
    ...whose(failure, todays[index]!),
    stopped: stopped.has(failure.address),
    again: againOf(letterOf.get(failure._id)),
  }));
}

const whose = (failure: MailFailure, { address, ...today }: Today) => ({
  ...today,
  movedTo: address !== null && address.toLowerCase() !== failure.address ? address : null,
});

/** A letter that bore a link or a password is not sent again: it is gone from it. */
const againOf = (letter: OutboxLetter | undefined): ListedFailure['again'] =>
  letter === undefined || secretOf(letter.letter) !== undefined ? null : { fence: letter.fence };
