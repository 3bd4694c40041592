import { typo } from '#core/shared/french.ts';
import type { GainLine } from './services/gains.server.ts';

const ROW = 44;
const [FROM, WIDE] = [0, 300];
const STATES = [
  { part: 'paid', fill: 'f1', word: 'Payé' },
  { part: 'batched', fill: 'f3', word: 'En paiement' },
  { part: 'toPay', fill: 'f2', word: 'À payer' },
] as const;

interface GainChartProps {
  id: string;
  heading: string;
  /** What a line is: "Mois", "Activité". */
  of: string;
  lines: GainLine[];
}

/** Gains line by line: a drawing, and the same numbers in a table. */
export const GainChart = ({ id, heading, of, lines }: GainChartProps) => (
  <section className="card stack" aria-labelledby={id}>
    <h2 id={id}>{heading}</h2>
    <figure className="chart">
      <svg
        viewBox={`0 0 ${WIDE} ${lines.length * ROW}`}
        role="img"
        aria-label={`${heading}. ${lines.map(({ name, total }) => typo(`${name} : ${total}`)).join(', ')}`}
      >
        {lines.map((line, place) => (
          <Bar key={line.name} line={line} top={place * ROW} />
        ))}
      </svg>
      <figcaption className="key">
        {STATES.map(({ fill, word }) => (
          <span key={word}>
            <svg viewBox="0 0 12 12" aria-hidden="true">
              <rect className={fill} width="12" height="12" />
            </svg>
            {word}
          </span>
        ))}
      </figcaption>
    </figure>
    <table className="cards">
      <caption>{heading}, en nombres</caption>
      <thead>
        <tr>
          <th scope="col">{of}</th>
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
        {lines.map((line) => (
          <tr key={line.name}>
            <th scope="row">{line.name}</th>
            <td data-l="Enfants" className="num">
              {line.count}
            </td>
            {STATES.map(({ part, word }) => (
              <td data-l={word} className="num" key={word}>
                {line[part]}
              </td>
            ))}
            <td data-l="Total" className="num">
              <b>{line.total}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

function Bar({ line, top }: { line: GainLine; top: number }) {
  let from = FROM;
  return (
    <g>
      <text x={FROM} y={top + 16}>
        {line.name}
      </text>
      <text x={WIDE} y={top + 16} textAnchor="end" className="strong">
        {line.total}
      </text>
      {STATES.map(({ part, fill }) => {
        const width = (line.parts[part] * WIDE) / 100;
        const x = from;
        from += width;
        return width > 0 && <rect key={part} className={fill} x={x} y={top + 22} width={width} height="12" />;
      })}
    </g>
  );
}
