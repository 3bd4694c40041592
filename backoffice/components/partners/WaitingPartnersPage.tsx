/** Partners that wait for their Tiersi number (R-PAR-03), the oldest first. */
import type { PartnerFacts } from '../../actions/partner-facts.ts';
import { useAnswer } from '../api.ts';
import { DataTable } from '../kit/DataTable.tsx';
import { Go, Page, RefusedNote } from '../parts.tsx';

export default function WaitingPartnersPage() {
  const { data, refused } = useAnswer<{ partners: PartnerFacts[] }>('/partenaires/a-valider');
  return (
    <Page title="Partenaires à valider">
      <RefusedNote refused={refused} />
      {data && (
        <section className="card">
          <DataTable
            caption="Partenaires à valider"
            rows={data.partners}
            rowKey={({ id }) => id}
            columns={[
              {
                label: 'Raison sociale',
                head: true,
                show: ({ id, name }) => <Go to={`/caf/pages/partenaire?id=${encodeURIComponent(id)}&onglet=etat`}>{name}</Go>,
              },
              { label: 'Commune', show: ({ fields }) => fields.commune },
              { label: 'Activités', show: ({ activities }) => activities.join(', ') },
              { label: 'Adresse mail', show: ({ fields }) => fields.mail },
              { label: 'Forme', show: ({ kind }) => kind },
              { label: 'Saisi le', show: ({ modifiedAt }) => modifiedAt },
              { label: 'Code agent', show: ({ agentCode }) => agentCode || '–' },
            ]}
            empty={
              <>
                <p>Aucun partenaire n’attend de validation.</p>
                <p>
                  <Go to="/caf/pages/nouveau-partenaire">Créer un partenaire</Go>
                </p>
              </>
            }
          />
        </section>
      )}
    </Page>
  );
}
