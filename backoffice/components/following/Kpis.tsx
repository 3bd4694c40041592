import type { Kpi } from './figures.ts';

/** The five sums of a campaign, each with its part of the envelope. */
export const Kpis = ({ kpis }: { kpis: readonly Kpi[] }) => (
  <ul className="kpis plain" aria-label="Chiffres de la campagne">
    {kpis.map(({ label, amount, hint, bar }) => (
      <li key={label} className="card kpi">
        <h2>{label}</h2>
        <p className="sum">{amount}</p>
        {bar && (
          <svg className="bar" aria-hidden="true">
            <rect className={`f${bar.tone}`} x="0" width={`${bar.part}%`} height="100%" />
          </svg>
        )}
        <p className="soft">{hint}</p>
      </li>
    ))}
  </ul>
);
