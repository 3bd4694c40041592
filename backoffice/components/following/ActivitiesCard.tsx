import { AmountsTable } from './AmountsTable.tsx';
import { inks, lookOf, toEuros } from './chart-look.ts';
import { type Drawn, Drawing, Legend } from './Drawing.tsx';
import type { Labelled, WholeFigures } from './figures.ts';

/** What a drawing can hold: the others are in the table. */
const MOST_BARS = 20;

/** What goes to each type of activity. */
export function ActivitiesCard({ figures: { activities, total } }: { figures: WholeFigures }) {
  const shown = activities.slice(0, MOST_BARS);
  const [first] = shown;
  return (
    <section className="card">
      <h2>Par activité</h2>
      <div className="desk-pair">
        {first && (
          <figure className="chart">
            <Drawing
              says={`Montants tirés et validés par activité. En tête : ${first.label}, ${first.drawn.text} tirés.`}
              of={activities}
              make={() => drawingOf(shown)}
              rows={shown.length}
            />
            <figcaption>
              <Legend
                items={[
                  { ink: 2, label: 'Tiré' },
                  { ink: 3, label: 'Validé' },
                ]}
              />
            </figcaption>
          </figure>
        )}
        <AmountsTable caption="Tiré, validé et payé, par type d’activité" head="Activité" rows={activities} total={total} />
      </div>
      <p className="soft small">Un club qui a plusieurs activités compte dans la première.</p>
    </section>
  );
}

function drawingOf(rows: readonly Labelled[]): Drawn {
  const { drawn, validated } = inks();
  const bars = (label: string, color: string, data: number[]) => ({
    type: 'bar' as const,
    label,
    data,
    backgroundColor: color,
    borderRadius: 4,
  });
  return {
    type: 'bar',
    data: {
      labels: rows.map(({ label }) => label),
      datasets: [
        bars(
          'Tiré',
          drawn,
          rows.map((row) => toEuros(row.drawn)),
        ),
        bars(
          'Validé',
          validated,
          rows.map((row) => toEuros(row.validated)),
        ),
      ],
    },
    options: lookOf('x'),
  };
}
