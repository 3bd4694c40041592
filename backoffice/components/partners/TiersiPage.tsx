/** « Modifications à reporter dans Tiersi » (R-PAR-06, CCTP 8): what changed here since the last report, before → after. */
import { useState } from 'react';
import type { DueChangeFacts } from '../../actions/partners-tiersi.ts';
import { post, useAnswer } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { DataTable } from '../kit/DataTable.tsx';
import { Go, Note, Page, RefusedNote } from '../parts.tsx';
import { Changes } from './PartnerHistory.tsx';
import { useRights } from '../kit/rights.ts';

interface Report {
  id: string;
  at: string;
  agent: string;
  changes: number;
}

interface TiersiData {
  most: number;
  changes: DueChangeFacts[];
  reports: Report[];
}

const CSV = '/caf/actions/tiersi/csv';
const modifications = (count: number): string => `${count.toLocaleString('fr-FR')} ${count < 2 ? 'modification' : 'modifications'}`;

export default function TiersiPage() {
  const may = useRights();
  const { data, refused, again } = useAnswer<TiersiData>('/tiersi');
  const [told, setTold] = useState('');
  if (!data)
    return <Page title="À reporter dans Tiersi">{refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>}</Page>;
  const done = (sentence: string): void => {
    setTold(sentence);
    again();
  };
  const { changes, reports, most } = data;
  return (
    <Page title="À reporter dans Tiersi">
      <div role="status">{told && <p className="toast">{told}</p>}</div>
      <section className="card stack">
        <div className="row apart">
          <h2>{modifications(changes.length)} depuis le dernier report</h2>
          {changes.length > 0 && (
            <a className="btn second" href={CSV} download>
              Télécharger en CSV
            </a>
          )}
        </div>
        {changes.length === most && <Note tone="">Les {most} plus anciennes sont ici. Les suivantes viendront après ce report.</Note>}
        <DueTable changes={changes} />
        {changes.length > 0 && may('partners.edit') && (
          <ActionForm
            key={changes.map(({ id }) => id).join()}
            fields={[]}
            hidden={{ modifications: changes.map(({ id }) => id).join() }}
            button={`Marquer comme reportées : ${modifications(changes.length)}`}
            send={(values) => post('/tiersi/report', values)}
            done={() => done('C’est marqué. Le report est dans la liste ci-dessous.')}
          >
            <p>Faites-le une fois les changements saisis dans Tiersi. Un report marqué par erreur s’annule.</p>
          </ActionForm>
        )}
      </section>
      <section className="card stack">
        <h2>Reports faits</h2>
        <Reports reports={reports} undoable={may('partners.edit')} done={done} />
      </section>
    </Page>
  );
}

const DueTable = ({ changes }: { changes: DueChangeFacts[] }) => (
  <DataTable
    caption="Modifications à reporter dans Tiersi"
    rows={changes}
    rowKey={({ id }) => id}
    columns={[
      { label: 'Tiersi', head: true, show: ({ tiersi, rang }) => `${tiersi} – ${rang}` },
      {
        label: 'Partenaire',
        show: ({ partnerId, name }) => <Go to={`/caf/pages/partenaire?id=${encodeURIComponent(partnerId)}&onglet=historique`}>{name}</Go>,
      },
      { label: 'Le', show: ({ at }) => at },
      { label: 'Agent', show: ({ agent }) => agent },
      { label: 'Fait', show: ({ what }) => what },
      { label: 'Avant → après, ou motif', show: (change) => <Changes of={change} /> },
    ]}
    empty={<p>Rien à reporter : Tiersi est à jour. Les prochaines modifications seront ici.</p>}
  />
);

const Reports = ({ reports, undoable, done }: { reports: Report[]; undoable: boolean; done: (sentence: string) => void }) => (
  <DataTable
    caption="Reports faits dans Tiersi"
    rows={reports}
    rowKey={({ id }) => id}
    columns={[
      { label: 'Le', head: true, show: ({ at }) => at },
      { label: 'Agent', show: ({ agent }) => agent },
      { label: 'Modifications', num: true, show: ({ changes }) => changes.toLocaleString('fr-FR') },
      {
        label: 'Fichier',
        show: ({ id }) => (
          <a href={`${CSV}?report=${encodeURIComponent(id)}`} download>
            Télécharger
          </a>
        ),
      },
      ...(undoable
        ? [
            {
              label: 'Erreur ?',
              show: ({ id }: Report) => (
                <ActionForm
                  fields={[]}
                  second
                  hidden={{ report: id }}
                  button="Annuler ce report"
                  send={(values) => post('/tiersi/annulation', values)}
                  done={() => done('Le report est annulé : ses modifications sont de nouveau à reporter.')}
                />
              ),
            },
          ]
        : []),
    ]}
    empty={<p>Aucun report pour le moment.</p>}
  />
);
