/** The lines of a plan as they are stored: what a simulation shows, what a load did. */
import type { PlannedLine } from './plan-tiers.ts';
import type { PartnerLoadCounts, PartnerLoadLine } from './partner-load.model.ts';

interface Of {
  loadId: string;
  simulated: boolean;
}

/** Its outcome, unless nothing changes; then its warnings. */
export const linesOf = (of: Of, planned: PlannedLine): PartnerLoadLine[] => [
  ...(planned.outcome === 'unchanged' ? [] : [lineOf(of, planned, planned.outcome, planned)]),
  ...planned.warnings.map((warning, rank) => lineOf(of, planned, 'warning', warning, rank)),
];

const lineOf = (
  { loadId, simulated }: Of,
  { raw, key, name, changes, likeness }: PlannedLine,
  outcome: PartnerLoadLine['outcome'],
  { code, reason }: { code: string; reason: string },
  rank = 0,
): PartnerLoadLine => ({
  _id: `${loadId}:${raw.line}:${outcome}:${rank}`,
  loadId,
  line: raw.line,
  outcome,
  key,
  name,
  changes: outcome === 'changed' ? changes : [],
  code,
  reason,
  cells: raw.cells,
  likeness,
  simulated,
  takenUp: null,
});

export function countsOf(plan: readonly PlannedLine[]): PartnerLoadCounts {
  const count = (outcome: PlannedLine['outcome']): number => plan.filter((line) => line.outcome === outcome).length;
  return {
    lines: plan.length,
    new: count('new'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    rejected: count('rejected'),
    warnings: plan.reduce((sum, { warnings }) => sum + warnings.length, 0),
  };
}
