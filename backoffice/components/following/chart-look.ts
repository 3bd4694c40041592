/** The look of the drawings: colours and letters of the tokens, no motion for those who ask for none. Same colour, same meaning. */
import type { ChartOptions } from 'chart.js';

const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** 1 paid, 2 drawn, 3 validated (look). */
export const inks = () => ({
  paid: token('--chart-1'),
  drawn: token('--chart-2'),
  validated: token('--chart-3'),
  track: token('--chart-track'),
  limit: token('--stop'),
  ink: token('--ink-soft'),
  line: token('--line'),
});

const isStill = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** "1 250 k€" above ten thousand euros, "950 €" below. */
export const shortEuros = (value: number): string =>
  Math.abs(value) >= 10_000
    ? `${Math.round(value / 1000).toLocaleString('fr-FR')}\u00a0k€`
    : `${Math.round(value).toLocaleString('fr-FR')}\u00a0€`;

const exactEuros = (value: number): string =>
  `${value.toLocaleString('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}\u00a0€`;

/** Cents, for an axis in euros. */
export const toEuros = ({ cents }: { cents: number }): number => cents / 100;

/** Options of every drawing; `along`: the axis the amounts are on. */
export function lookOf(along: 'x' | 'y'): ChartOptions<'bar' | 'line'> {
  const { ink, line } = inks();
  const ticks = { color: ink, font: { family: token('--font'), size: 13 } };
  const amounts = {
    beginAtZero: true,
    grid: { color: line },
    ticks: { ...ticks, callback: (value: number | string) => shortEuros(Number(value)) },
  };
  const names = { grid: { display: false }, ticks: { ...ticks, autoSkip: false } };
  return {
    indexAxis: along === 'x' ? 'y' : 'x',
    responsive: true,
    maintainAspectRatio: false,
    animation: isStill() ? false : { duration: 240 },
    scales: along === 'x' ? { x: amounts, y: names } : { x: names, y: amounts },
    plugins: {
      tooltip: {
        mode: 'index',
        intersect: false,
        callbacks: { label: ({ dataset, raw }) => `${dataset.label ?? ''} : ${exactEuros(Number(raw))}` },
      },
    },
  };
}
