/** Changes of bank account that wait for a second agent (R-PAR-03). */
import type { HeldRib } from '../../actions/partners-rib.ts';
import { useAnswer } from '../api.ts';
import { DataTable } from '../kit/DataTable.tsx';
import { Go, Page, RefusedNote } from '../parts.tsx';

export default function HeldRibsPage() {
  const { data, refused } = useAnswer<{ ribs: HeldRib[] }>('/ribs');
  return (
    <Page title="RIB à confirmer">
      <p>Un nouveau compte n’entre en vigueur qu’une fois confirmé par un second agent.</p>
      <RefusedNote refused={refused} />
      {data && (
        <section className="card">
          <DataTable
            caption="RIB à confirmer"
            rows={data.ribs}
            rowKey={({ partnerId }) => partnerId}
            columns={[
              {
                label: 'Partenaire',
                head: true,
                show: ({ partnerId, name }) => (
                  <Go to={`/caf/pages/partenaire?id=${encodeURIComponent(partnerId)}&onglet=compte`}>{name}</Go>
                ),
              },
              { label: 'Tiersi', show: ({ tiersi }) => tiersi },
              { label: 'Compte en vigueur', show: ({ current }) => <span className="one-line">{current}</span> },
              { label: 'Nouveau compte', show: ({ pending }) => <span className="one-line">{pending}</span> },
              { label: 'Saisi le', show: ({ at }) => at },
              { label: 'Par', show: ({ agent }) => agent },
              { label: 'À faire', show: ({ mine }) => (mine ? 'Un autre agent confirme' : 'Comparer avec le RIB') },
            ]}
            empty={
              <>
                <p>Aucun changement de compte n’attend.</p>
                <p>
                  Pour en saisir un : <Go to="/caf/resources/Partner">un partenaire</Go>, puis « Compte bancaire ».
                </p>
              </>
            }
          />
        </section>
      )}
    </Page>
  );
}
