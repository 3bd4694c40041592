/** The types of activity, a list kept by the Caf (R-PAR-08): added, renamed, sorted, retired, excluded with a reason. */
import { useState } from 'react';
import type { ActivityFacts } from '../../actions/partners-activities.ts';
import { post, useAnswer } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { DataTable } from '../kit/DataTable.tsx';
import type { FieldProps } from '../kit/Field.tsx';
import { useQuery } from '../kit/query.ts';
import { Go, Note, Page, RefusedNote, Tag } from '../parts.tsx';
import { useRights } from '../kit/rights.ts';

const HERE = '/caf/pages/activites';
const DOMAINS = [
  { value: 'sport', label: 'Sport' },
  { value: 'culture', label: 'Culture' },
  { value: 'art', label: 'Art' },
  { value: '', label: 'À classer' },
];
const STATES = [
  { value: 'active', label: 'Proposée' },
  { value: 'retired', label: 'Retirée : gardée par ceux qui l’ont' },
  { value: 'excluded', label: 'Exclue du dispositif' },
];

const fieldsOf = (type?: ActivityFacts): FieldProps[] => [
  { name: 'activite', label: 'Activité', maxLength: 40, initial: type?.label ?? '' },
  { name: 'domaine', label: 'Domaine', type: 'select', options: DOMAINS, initial: type?.domain ?? 'sport' },
  { name: 'etat', label: 'État', type: 'select', options: STATES, initial: type?.state ?? 'active' },
  { name: 'motif', label: 'Motif (si retirée ou exclue)', maxLength: 200, initial: type?.reason ?? '' },
];

export default function ActivitiesPage() {
  const may = useRights();
  const [{ activite = '' }, change] = useQuery();
  const { data, refused, again } = useAnswer<{ activities: ActivityFacts[] }>('/activites');
  const [told, setTold] = useState('');
  const chosen = data?.activities.find(({ id }) => id === activite);
  const done = (sentence: string): void => {
    setTold(sentence);
    change({ activite: '' });
    again();
  };
  return (
    <Page title="Types d’activité">
      <div role="status">{told && <p className="toast">{told}</p>}</div>
      <RefusedNote refused={refused} />
      {may('partners.edit') && (
        <section className="card stack">
          <h2>{chosen ? `Modifier « ${chosen.label} »` : 'Ajouter une activité'}</h2>
          {chosen && chosen.partners > 0 && (
            <Note tone="">
              <p>Un nouveau nom suit chez les {chosen.partners.toLocaleString('fr-FR')} partenaires qui ont cette activité.</p>
            </Note>
          )}
          <ActionForm
            key={chosen ? `${chosen.id}:${chosen.version}` : `neuf:${data?.activities.length ?? 0}`}
            fields={fieldsOf(chosen)}
            hidden={chosen ? { version: chosen.version } : {}}
            button={chosen ? 'Enregistrer' : 'Ajouter à la liste'}
            send={(values) => post(chosen ? `/activites/${encodeURIComponent(chosen.id)}` : '/activites', values)}
            done={() => done('La liste est à jour.')}
          />
          {chosen && (
            <p>
              <Go to={HERE}>Ne rien changer</Go>
            </p>
          )}
        </section>
      )}
      {data && (
        <section className="card">
          <ActivityTable activities={data.activities} editable={may('partners.edit')} />
        </section>
      )}
    </Page>
  );
}

const ActivityTable = ({ activities, editable }: { activities: ActivityFacts[]; editable: boolean }) => (
  <DataTable
    caption="Types d’activité"
    rows={activities}
    rowKey={({ id }) => id}
    columns={[
      {
        label: 'Activité',
        head: true,
        show: ({ id, label }) => (editable ? <Go to={`${HERE}?activite=${encodeURIComponent(id)}`}>{label}</Go> : label),
      },
      { label: 'Domaine', show: ({ domainWord }) => domainWord },
      { label: 'État', show: ({ tag }) => <Tag tag={tag} /> },
      { label: 'Partenaires', num: true, show: ({ partners }) => partners.toLocaleString('fr-FR') },
      { label: 'Motif', show: ({ reason }) => reason || '–' },
    ]}
    empty={<p>La liste est vide. Ajoutez la première activité ci-dessus.</p>}
  />
);
