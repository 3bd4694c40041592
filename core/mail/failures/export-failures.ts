import { requireRight } from '../../access/require-right.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { newId } from '../../shared/identifiers.ts';
import { eachFailure, type FailureQuery, type ListedFailure } from './find-failures.ts';

/**
 * Records that the failures are taken away, for the Caf to check the addresses (R-MAIL-03, CCTP 1), then gives them one by one.
 * The journal holds the filters, never an address. @throws Refusal DROIT_MANQUANT (403).
 */
export async function exportFailures(act: Act, query: FailureQuery): Promise<AsyncIterable<ListedFailure>> {
  await requireRight(act, 'mails');
  const { address, ...filters } = query;
  await inTransaction((session) =>
    recordEvent(session, act, {
      kind: 'mail.failuresExported',
      object: { type: 'mail', id: newId() },
      campaign: null,
      after: { ...filters, ...(address ? { byAddress: true } : {}) },
    }),
  );
  return eachFailure(query);
}
