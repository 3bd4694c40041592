/** What a load read and what became of it (R-CAM-06). */
import type { LoadFacts } from '../../actions/load-facts.ts';
import { DataTable, type TableColumn } from '../kit/DataTable.tsx';
import { count } from '../kit/count.ts';

type Row = LoadFacts['counts']['allo'] & { label: string };

const number = (label: string, pick: (row: Row) => number): TableColumn<Row> => ({ label, num: true, show: (row) => count(pick(row)) });

const COLUMNS: readonly TableColumn<Row>[] = [
  { label: 'Fichier', head: true, show: ({ label }) => label },
  number('Lues', ({ lines }) => lines),
  number('Nouvelles', (row) => row.new),
  number('Changées', ({ changed }) => changed),
  number('Inchangées', ({ unchanged }) => unchanged),
  number('Rejetées', ({ rejected }) => rejected),
  number('À vérifier', ({ warnings }) => warnings),
];

export function Counts({ load }: { load: LoadFacts }) {
  const rows = [
    { label: 'Familles', ...load.counts.allo },
    { label: 'Enfants', ...load.counts.enf },
  ];
  const extra: [string, string][] = [
    ['Total des forfaits', load.total],
    ['Montants hors barème', count(load.outsideBareme)],
    ['Familles sans accès au portail', count(load.withoutMail)],
    ['Enfants repris grâce à leur parent', count(load.released)],
  ];
  return (
    <>
      <DataTable caption="Lignes des fichiers" columns={COLUMNS} rows={rows} rowKey={({ label }) => label} empty={null} />
      <dl className="facts desk-columns">
        {extra.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
