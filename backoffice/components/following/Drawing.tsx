/** A drawing by chart.js: its sentence for those who do not see it; the table beside it says the same, figure by figure. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { useEffect, useRef } from 'react';

Chart.register(BarController, BarElement, LineController, LineElement, PointElement, CategoryScale, LinearScale, Tooltip);

export type Drawn = ChartConfiguration<'bar' | 'line', (number | null)[], string>;

/** `make` is called once the tokens' colours can be read, and again when `of` changes. */
export function Drawing({ says, of, make, rows = 0 }: { says: string; of: unknown; make: () => Drawn; rows?: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!canvas.current) return undefined;
    const chart = new Chart(canvas.current, make());
    return () => chart.destroy();
  }, [of]);
  return (
    <div className={`desk-drawing ${rows > 8 ? 'tall' : ''} ${rows > 12 ? 'taller' : ''}`}>
      <canvas ref={canvas} role="img" aria-label={says} />
    </div>
  );
}

/** The colours in words, under a drawing. */
export const Legend = ({ items }: { items: readonly { ink: 1 | 2 | 3 | 4; label: string }[] }) => (
  <p className="key">
    {items.map(({ ink, label }) => (
      <span key={label}>
        <svg viewBox="0 0 10 10" aria-hidden="true">
          <circle className={`f${ink}`} cx="5" cy="5" r="5" />
        </svg>
        {label}
      </span>
    ))}
  </p>
);
