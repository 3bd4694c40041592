/** Rejects and warnings as they are stored. */
import type { FileKind, RawLine } from '../file-kinds.ts';
import type { LoadReject } from '../load.model.ts';
import type { Layout } from './columns.rules.ts';
import { likenessOf } from './likeness.rules.ts';
import { type Fault, rejectReason, type Warning, warningReason } from './reasons.ts';

/** Where a remark comes from. */
export interface Remarked {
  loadId: string;
  campaign: number;
  simulated: boolean;
  file: FileKind;
  layout: Layout;
}

const ABOUT_PARENT = new Set(['PARENT_INCONNU', 'PARENT_REJETE']);

/** A rejected line: the code of its first fault, the sentences of all. */
export function rejectOf(of: Remarked, raw: RawLine, key: string | null, faults: readonly Fault[]): LoadReject {
  const first = faults[0]!;
  return {
    ...remark(of, raw, 'reject', first.code),
    reason: rejectReason(faults),
    key,
    likeness: key === null ? likenessOf(of.file, raw, of.layout) : null,
    parent: ABOUT_PARENT.has(first.code) ? (first.value ?? null) : null,
  };
}

/** A line that is loaded all the same. */
export const warningOf = (of: Remarked, raw: RawLine, key: string | null, warning: Warning): LoadReject => ({
  ...remark(of, raw, 'warning', warning.code),
  reason: warningReason(warning),
  key,
  likeness: null,
  parent: null,
});

const remark = ({ loadId, campaign, simulated, file }: Remarked, { line, cells }: RawLine, level: LoadReject['level'], code: string) => ({
  _id: `${loadId}:${file}:${line}:${level}:${code}`,
  loadId,
  campaign,
  file,
  line,
  level,
  code,
  cells,
  simulated,
  takenUp: null,
});
