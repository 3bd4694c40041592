import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import { newId } from '../shared/identifiers.ts';
import type { Extract, ExtractQuery } from './extract.ts';

/**
 * Writes in the journal that data leaves (R-EXT-01, R-EXT-04): who, which extract, with which filters, how many rows.
 * Before the first row is sent: a file that was cut on its way has left all the same. @throws Refusal DROIT_MANQUANT (403).
 */
export async function recordExtract(
  act: Act,
  made: { extract: Extract; query: ExtractQuery; rows: number; format: 'csv' | 'pdf' | 'zip' },
): Promise<void> {
  const { extract, query, rows, format } = made;
  await requireRight(act, extract.right);
  await inTransaction((session) =>
    recordEvent(session, act, {
      kind: 'extract.made',
      object: { type: 'extract', id: newId() },
      campaign: query.year || null,
      after: { extract: extract.id, format, rows, ...filtersOf(query) },
    }),
  );
}

/** Ids and days, never a name (journal: R-EXT-04). */
function filtersOf({ partner, matricule, period, state, table }: ExtractQuery): Record<string, string> {
  const filters = { partner: partner?._id, matricule, from: period.from, to: period.to, state, table };
  return Object.fromEntries(Object.entries(filters).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
