import { DataTable, type TableColumn } from '../kit/DataTable.tsx';
import { useQuery } from '../kit/query.ts';
import { useRights } from '../kit/rights.ts';
import { Go } from '../parts.tsx';
import { inks, lookOf, toEuros } from './chart-look.ts';
import { Drawing } from './Drawing.tsx';
import { type AgeRow, count } from './figures.ts';

const COLUMNS: readonly TableColumn<AgeRow>[] = [
  { label: 'Âge', head: true, show: (row) => row.label },
  { label: 'Enfants', num: true, show: (row) => count(row.children) },
  { label: 'Avec un tirage', num: true, show: (row) => count(row.drew) },
  { label: 'Recours', num: true, show: (row) => row.takeUp },
  { label: 'Tiré', num: true, show: (row) => row.drawn.text },
];

const WRITE: TableColumn<AgeRow> = {
  label: 'Écrire',
  show: ({ age, label }) =>
    age !== null && (
      <Go to={`/caf/pages/nouvel-envoi?ageMin=${age}&ageMax=${age}`}>
        Écrire<span className="hide"> aux familles d’un enfant de {label}</span>
      </Go>
    ),
};

/** Children by age: how many draw, and how much. */
export function AgesCard({ ages }: { ages: AgeRow[] }) {
  // Mailings are of the campaign in course: the one shown when none is asked for.
  const mayWrite = useRights()('mails');
  const [{ campagne = '' }] = useQuery();
  const columns = mayWrite && !campagne ? [...COLUMNS, WRITE] : COLUMNS;
  return (
    <section className="card">
      <h2>Par âge</h2>
      <div className="desk-pair">
        {ages.length > 0 && (
          <figure className="chart">
            <Drawing
              says={`Montants tirés par âge des enfants, de ${ages[0]!.label} à ${ages.at(-1)!.label}. Les chiffres sont dans le tableau.`}
              of={ages}
              make={() => ({
                type: 'bar',
                data: {
                  labels: ages.map(({ label }) => label),
                  datasets: [
                    {
                      type: 'bar',
                      label: 'Tiré',
                      data: ages.map(({ drawn }) => toEuros(drawn)),
                      backgroundColor: inks().drawn,
                      borderRadius: 4,
                    },
                  ],
                },
                options: lookOf('y'),
              })}
            />
          </figure>
        )}
        <DataTable
          caption="Enfants, recours et montant tiré, par âge"
          columns={columns}
          rows={ages}
          rowKey={({ label }) => label}
          empty={<p>Aucun enfant. Chargez les fichiers de la campagne.</p>}
        />
      </div>
    </section>
  );
}
