import type { CriteriaFacts } from '../../actions/campaign-criteria.ts';
import { DataTable } from '../kit/DataTable.tsx';

type Row = CriteriaFacts['bareme'][number];

/** What no longer changes, to be read. */
export function FrozenCriteria({ data }: { data: CriteriaFacts }) {
  const facts: [string, string][] = [
    ['Dates', `${data.dates.debut} – ${data.dates.fin}`],
    ['Dépenses décidées jusqu’au', data.dates.decision],
    ['Plafond de quotient familial', `${data.qfPlafond} €`],
    ['Âges', `${data.ageMin} à ${data.ageMax} ans au ${data.ageJour}`],
  ];
  return (
    <section className="card stack">
      <h2>Critères fixés à l’ouverture</h2>
      <dl className="facts desk-columns">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <DataTable<Row>
        caption="Barème"
        columns={[
          { label: 'Quotient familial', show: ({ qfFrom, qfTo }) => `${qfFrom} à ${qfTo}`, head: true },
          { label: 'Montant standard', show: ({ standard }) => `${standard} €`, num: true },
          { label: 'Cité éducative', show: ({ ce }) => `${ce} €`, num: true },
        ]}
        rows={data.bareme}
        rowKey={({ qfFrom }) => qfFrom}
        empty={<p>Aucune ligne.</p>}
      />
      <p>
        <b>Cités éducatives :</b> {data.communes.map(({ name }) => name).join(', ') || 'aucune'}
      </p>
    </section>
  );
}
