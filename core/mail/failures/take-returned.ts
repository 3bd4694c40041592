import { requireRight } from '../../access/require-right.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { newId } from '../../shared/identifiers.ts';
import { Outbox, type OutboxLetter } from '../../shared/outbox.model.ts';
import { refuse } from '../../shared/refusals.ts';
import { settings } from '../../shared/settings.ts';
import { mailKey } from '../mail-keys.ts';
import { mailsIn } from './mbox.rules.ts';
import { readReturned } from './read-returned.ts';
import { recordFailure } from './record-failure.ts';
import { traceIn } from './return-address.rules.ts';

/** listed: a new failure; known: listed before; foreign: no letter of ours; other: no report of a failure. */
export type TakenReturn = 'listed' | 'known' | 'foreign' | 'other';
export type ReturnCounts = Record<TakenReturn, number>;

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
 * @public its screen comes with issues 5 to 7
 */
export async function takeReturnFile(act: Act, file: Buffer): Promise<ReturnCounts> {
  await requireRight(act, 'mails');
  if (!settings().mail.returnTo) throw refuse('RETOURS_SANS_ADRESSE');
  const counts: ReturnCounts = { listed: 0, known: 0, foreign: 0, other: 0 };
  for (const mail of mailsIn(file)) counts[await takeReturned(act, mail)]++;
  await inTransaction((session) =>
    recordEvent(session, act, { kind: 'mail.bouncesRead', object: { type: 'mail', id: newId() }, campaign: null, after: { ...counts } }),
  );
  return counts;
}
