import { requireRight } from '../../access/require-right.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { newId } from '../../shared/identifiers.ts';
import { Outbox, type OutboxLetter } from '../../shared/outbox.model.ts';
import { refuse } from '../../shared/refusals.ts';
import { settings } from '../../shared/settings.ts';
import { mailKey } from '../mail-keys.ts';
import { mailsInFile } from './mails-in-file.ts';
import { readReturned } from './read-returned.ts';
import { recordFailure } from './record-failure.ts';
import { traceIn } from './return-address.rules.ts';

/** listed: a new failure; known: listed before; foreign: no letter of ours; other: no report of a failure. */
export type TakenReturn = 'listed' | 'known' | 'foreign' | 'other';
export type ReturnCounts = Record<TakenReturn, number>;
export const NONE_TAKEN: Readonly<ReturnCounts> = { listed: 0, known: 0, foreign: 0, other: 0 };

/** One returned mail: tied to its letter by the signed address it came to (VERP), or to nobody. */
export async function takeReturned(act: Act, raw: Buffer): Promise<TakenReturn> {
  const returned = await readReturned(raw);
  if (!returned) return 'other';
  const base = settings().mail.returnTo;
  const trace = base ? traceIn(returned.to, base, await mailKey('return-address')) : null;
  const letter = trace ? await Outbox.findOne({ trace }).lean<OutboxLetter>() : null;
  if (!letter) return 'foreign';
  const permanent = returned.action === 'failed' && !returned.status?.startsWith('4');
  const isNew = await inTransaction((session) =>
    recordFailure(session, act, letter, { origin: 'returned', permanent, status: returned.status, words: returned.words }),
  );
  return isNew ? 'listed' : 'known';
}

/**
 * A file of returned mails dropped by an agent (.eml, .mbox). Dropped twice, it changes nothing the second time.
 * @throws Refusal RETOURS_SANS_ADRESSE (409), DROIT_MANQUANT (403).
 */
export async function takeReturnFile(act: Act, path: string): Promise<ReturnCounts> {
  await requireRight(act, 'mails');
  if (!settings().mail.returnTo) throw refuse('RETOURS_SANS_ADRESSE');
  const counts: ReturnCounts = { ...NONE_TAKEN };
  for await (const mail of mailsInFile(path)) counts[await takeReturned(act, mail)]++;
  await recordReading(act, counts);
  return counts;
}

/** One event for a whole reading: what was listed has its own. */
export const recordReading = (act: Act, counts: ReturnCounts): Promise<void> =>
  inTransaction((session) =>
    recordEvent(session, act, { kind: 'mail.bouncesRead', object: { type: 'mail', id: newId() }, campaign: null, after: { ...counts } }),
  );
