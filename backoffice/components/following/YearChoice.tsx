import type { Frame } from './figures.ts';

/** Which campaign's figures, and when they were read. */
export const YearChoice = ({ frame, year, change }: { frame: Frame; year: string; change: (year: string) => void }) => (
  <div className="row">
    <label htmlFor="campagne">Campagne</label>
    <select
      id="campagne"
      className="desk-filter"
      value={year || frame.campaigns[0]?.value}
      onChange={(event) => change(event.target.value)}
    >
      {frame.campaigns.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
    <span className="soft small">Chiffres du {frame.at}</span>
  </div>
);
