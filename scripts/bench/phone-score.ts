/**
 * How Lighthouse 13 marks a page on a phone: each measure on a log-normal curve known by two points (its "p10", worth 90, and its median,
 * worth 50), then a weighted mean. Points and weights: GoogleChrome/lighthouse, core/config/default-config.js and core/audits/metrics/*.js.
 */
export const MEASURES = ['fcp', 'si', 'lcp', 'tbt', 'cls'] as const;
/** First contentful paint, speed index, largest contentful paint, total blocking time in ms; cumulative layout shift without a unit. */
export type PhoneMeasures = Record<(typeof MEASURES)[number], number>;

const CURVES: Record<keyof PhoneMeasures, { p10: number; median: number; weight: number }> = {
  fcp: { p10: 1800, median: 3000, weight: 10 },
  si: { p10: 3387, median: 5800, weight: 10 },
  lcp: { p10: 2500, median: 4000, weight: 25 },
  tbt: { p10: 200, median: 600, weight: 30 },
  cls: { p10: 0.1, median: 0.25, weight: 25 },
};
/** Where the normal law leaves a tenth above. */
const TENTH = 1.2815515655446004;

/** @returns 0 to 100. */
export const phoneScore = (measures: PhoneMeasures): number =>
  MEASURES.reduce((sum, name) => sum + CURVES[name].weight * shareAbove(measures[name], CURVES[name]), 0);

/** The share of a log-normal law above a value. */
function shareAbove(value: number, { p10, median }: { p10: number; median: number }): number {
  if (value <= 0) return 1;
  return normalTail((Math.log(value / median) * TENTH) / Math.log(median / p10));
}

/** P(Z > z) of the normal law, by Simpson's rule from 0 to z: exact to seven digits where pages are. */
function normalTail(z: number): number {
  const [steps, end] = [200, Math.min(Math.abs(z), 8)];
  const density = (x: number): number => Math.exp(-(x * x) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(0) + density(end);
  for (let step = 1; step < steps; step++) sum += density((end * step) / steps) * (step % 2 === 1 ? 4 : 2);
  const half = (sum * end) / steps / 3;
  return z > 0 ? 0.5 - half : 0.5 + half;
}
