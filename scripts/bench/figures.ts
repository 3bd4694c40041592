/** What a benchmark measures: each turn's milliseconds beside those of its floor, on the same database in the same run. */
export interface Figures {
  name: string;
  work: number[];
  floor: number[];
  /** Infinity, or null once written as JSON: no ratio is asked. */
  ratioToReach: number | null;
  /** The median of `work` stays under it. */
  limitMs?: number;
  peakMemoryMb?: number;
  /** Marks out of 100, of each turn. */
  points?: number[];
}

export type Benchmark = (tools: { iterations: number }) => Promise<Figures>;

/** One line of the report. */
export interface Verdict {
  name: string;
  workMs: number;
  floorMs: number;
  ratio: number;
  /** Null when no ratio is asked. */
  ratioToReach: number | null;
  limitMs: number | null;
  peakMemoryMb: number | null;
  points: number | null;
  turns: number;
  reached: boolean;
}

const MEMORY_LIMIT_MB = 600;
const LEAST_POINTS = 95;

/** Medians, their ratio, and whether all that is asked is reached. Pure. */
export function verdictOf({ name, work, floor, ratioToReach, limitMs, peakMemoryMb, points }: Figures): Verdict {
  const [workMs, floorMs] = [median(work), median(floor)];
  const marks = points ? Math.round(median(points)) : null;
  const ratio = workMs / floorMs;
  return {
    name,
    workMs: Math.round(workMs),
    floorMs: Math.round(floorMs),
    ratio: Math.round(ratio * 100) / 100,
    ratioToReach,
    limitMs: limitMs ?? null,
    peakMemoryMb: peakMemoryMb ?? null,
    points: marks,
    turns: work.length,
    reached:
      ratio <= (ratioToReach ?? Infinity) &&
      workMs <= (limitMs ?? Infinity) &&
      (peakMemoryMb ?? 0) <= MEMORY_LIMIT_MB &&
      (marks ?? LEAST_POINTS) >= LEAST_POINTS,
  };
}

/** The middle one; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
