import type { Act } from '../shared/author.ts';
import { newId } from '../shared/identifiers.ts';
import type { Load, LoadFile } from './load.model.ts';
import { keepsOthersOut, type LoadState } from './load-states.rules.ts';
import type { Table } from './reading/open-table.ts';
import { noCounts } from './running/tally.ts';

/** The record of a load that has done nothing yet. */
export const newLoad = (act: Act, campaign: number, state: LoadState, tables: readonly Table[]): Load => ({
  _id: newId(),
  campaign,
  state,
  underWay: keepsOthersOut(state),
  files: { allo: fileOf(tables, 'allo'), enf: fileOf(tables, 'enf') },
  author: act.author,
  registeredAt: act.at,
  endedAt: null,
  durationMs: 0,
  counts: noCounts(),
  written: { allo: 0, enf: 0 },
  progress: { done: 0, total: tables.reduce((sum, { expectedLines }) => sum + expectedLines, 0) },
  holder: null,
  leaseUntil: null,
  fence: 0,
  failure: null,
  turn: null,
  undo: null,
});

function fileOf(tables: readonly Table[], kind: Table['kind']): LoadFile | null {
  const table = tables.find((each) => each.kind === kind);
  if (!table) return null;
  const { name, size, sha256, format, header } = table;
  return { name, size, sha256, format, header, stored: null };
}
