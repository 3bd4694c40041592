import type { MonthGains } from './services/gains.server.ts';

const ROW = 44;
const [FROM, WIDE] = [0, 360];
const STATES = [
  { part: 'paid', fill: 'f1', word: 'Payé' },
  { part: 'batched', fill: 'f3', word: 'En paiement' },
  { part: 'toPay', fill: 'f2', word: 'À payer' },
] as const;

/** Gains month by month: a drawing, and the same numbers in a table. */
export const MonthChart = ({ months, activities }: { months: MonthGains[]; activities: string }) => (
  <section className="card stack" aria-labelledby="mois">
    <h2 id="mois">Gains par mois</h2>
    <p className="soft">{activities}</p>
    <figure className="chart">
      <svg
        viewBox={`0 0 ${WIDE} ${months.length * ROW}`}
        role="img"
        aria-label={months.map(({ name, total }) => `${name} : ${total}`).join(', ')}
      >
        {months.map((month, place) => (
          <Bar key={month.name} month={month} top={place * ROW} />
        ))}
      </svg>
      <figcaption className="key row">
        {STATES.map(({ fill, word }) => (
          <span key={word} className="row">
            <svg viewBox="0 0 12 12" aria-hidden="true" className="chart-key">
              <rect className={fill} width="12" height="12" />
            </svg>
            {word}
          </span>
        ))}
      </figcaption>
    </figure>
    <table className="cards">
      <caption>Les mêmes gains, en nombres</caption>
      <thead>
        <tr>
          <th scope="col">Mois</th>
          <th scope="col" className="num">
            Enfants
          </th>
          {STATES.map(({ word }) => (
            <th scope="col" className="num" key={word}>
              {word}
            </th>
          ))}
          <th scope="col" className="num">
            Total
          </th>
        </tr>
      </thead>
      <tbody>
        {months.map((month) => (
          <tr key={month.name}>
            <th scope="row">{month.name}</th>
            <td data-l="Enfants" className="num">
              {month.count}
            </td>
            {STATES.map(({ part, word }) => (
              <td data-l={word} className="num" key={word}>
                {month[part]}
              </td>
            ))}
            <td data-l="Total" className="num">
              <b>{month.total}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

function Bar({ month, top }: { month: MonthGains; top: number }) {
  let from = FROM;
  return (
    <g>
      <text x={FROM} y={top + 16}>
        {month.name}
      </text>
      <text x={WIDE} y={top + 16} textAnchor="end" className="strong">
        {month.total}
      </text>
      {STATES.map(({ part, fill }) => {
        const width = (month.parts[part] * WIDE) / 100;
        const x = from;
        from += width;
        return width > 0 && <rect key={part} className={fill} x={x} y={top + 22} width={width} height="12" />;
      })}
    </g>
  );
}
