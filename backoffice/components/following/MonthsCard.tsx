/** What was drawn, validated and paid, month after month, up to where the campaign is likely to end. */
import { Note } from '../parts.tsx';
import { AmountsTable } from './AmountsTable.tsx';
import { inks, lookOf, toEuros } from './chart-look.ts';
import { type Drawn, Drawing, Legend } from './Drawing.tsx';
import type { Amounts, Labelled, WholeFigures } from './figures.ts';

const LEGEND = [
  { ink: 2, label: 'Tiré' },
  { ink: 3, label: 'Validé' },
  { ink: 1, label: 'Payé' },
] as const;

export function MonthsCard({ figures }: { figures: WholeFigures }) {
  const { months, total, forecast, envelope } = figures;
  const near = isNear(figures);
  const says = `Courbes cumulées. À ce jour : ${total.drawn.text} tirés, ${total.validated.text} validés, ${total.paid.text} payés. Prévision de fin de campagne : ${forecast.amount.text}${envelope ? ` sur ${envelope.text}` : ''}.`;
  return (
    <section className="card">
      <h2>Consommation de l’enveloppe</h2>
      <div className="desk-pair">
        <figure className="chart">
          <Drawing says={says} of={figures} make={() => drawingOf(figures, near)} />
          <figcaption className="stack">
            <Legend items={near ? [...LEGEND, { ink: 4, label: 'Enveloppe' }] : LEGEND} />
            <p>
              <b>Prévu en fin de campagne : {forecast.amount.text}.</b> <span className="soft">{forecast.how}</span>
            </p>
            {forecast.alert && <Note tone="warn">{forecast.alert}</Note>}
          </figcaption>
        </figure>
        <AmountsTable caption="Tiré, validé et payé, mois par mois" head="Mois" rows={months} total={total} />
      </div>
    </section>
  );
}

/** Far below the envelope, its line would flatten the curves: it is left out, and the card says the sum. */
const isNear = ({ envelope, forecast }: WholeFigures): boolean => envelope !== null && forecast.amount.cents * 4 >= envelope.cents;

/** Each month added to those before it. */
function cumulated(months: readonly Labelled[], of: keyof Amounts): number[] {
  let sum = 0;
  return months.map((month) => (sum += toEuros(month[of])));
}

function drawingOf({ months, forecast, envelope }: WholeFigures, near: boolean): Drawn {
  const { paid, drawn, validated, limit } = inks();
  const line = (label: string, color: string, data: (number | null)[], dash: number[] = []) => ({
    type: 'line' as const,
    ...{ label, data, borderColor: color, backgroundColor: color, borderWidth: 3, borderDash: dash, tension: 0.2 },
    pointRadius: dash.length > 0 ? 0 : 3,
    spanGaps: true,
  });
  const labels = [...months.map(({ label }) => label), 'fin'];
  const drawnSoFar = cumulated(months, 'drawn');
  const towardsEnd = labels.map((_, place) => {
    if (place === months.length) return toEuros(forecast.amount);
    return place === months.length - 1 ? (drawnSoFar.at(-1) ?? null) : null;
  });
  return {
    type: 'line',
    data: {
      labels,
      datasets: [
        line('Tiré', drawn, drawnSoFar),
        line('Validé', validated, cumulated(months, 'validated')),
        line('Payé', paid, cumulated(months, 'paid')),
        line('Prévision', drawn, towardsEnd, [2, 6]),
        ...(near && envelope
          ? [
              line(
                'Enveloppe',
                limit,
                labels.map(() => toEuros(envelope)),
                [8, 5],
              ),
            ]
          : []),
      ],
    },
    options: lookOf('y'),
  };
}
