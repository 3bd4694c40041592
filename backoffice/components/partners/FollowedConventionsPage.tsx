/** Conventions to sign for the Caf, and those that end (R-PAR-02, R-PAR-13). */
import { useState } from 'react';
import type { FollowedConventions } from '../../actions/convention-follow.ts';
import { post, useAnswer } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { DataTable } from '../kit/DataTable.tsx';
import { useRights } from '../kit/rights.ts';
import { Go, Page, RefusedNote, Tag } from '../parts.tsx';

type Ending = FollowedConventions['ending'][number];

export default function FollowedConventionsPage() {
  const [told, setTold] = useState('');
  const { data, refused, again } = useAnswer<FollowedConventions>('/conventions');
  const done = (sentence: string): void => {
    setTold(sentence);
    again();
  };
  return (
    <Page title="Conventions à suivre">
      <div role="status">{told && <p className="toast">{told}</p>}</div>
      <RefusedNote refused={refused} />
      {data && (
        <>
          <section className="card stack">
            <h2>À signer par la Caf</h2>
            <ToSign rows={data.toSign} />
          </section>
          <section className="card stack">
            <h2>Finies, ou qui finissent dans {data.renewalDays} jours</h2>
            <EndingTable rows={data.ending} done={done} />
          </section>
        </>
      )}
    </Page>
  );
}

const toPartner = ({ partnerId, name }: { partnerId: string; name: string }) => (
  <Go to={`/caf/pages/partenaire?id=${encodeURIComponent(partnerId)}&onglet=convention`}>{name}</Go>
);

const days = (count: number): string => `${count.toLocaleString('fr-FR')} jour${count > 1 ? 's' : ''}`;

const ToSign = ({ rows }: { rows: FollowedConventions['toSign'] }) => (
  <DataTable
    caption="Conventions à signer par la Caf"
    rows={rows}
    rowKey={({ id }) => id}
    columns={[
      { label: 'Partenaire', head: true, show: toPartner },
      { label: 'Signée par le partenaire le', show: ({ signedAt }) => signedAt },
      { label: 'Attend depuis', num: true, show: (row) => (row.days === 0 ? 'aujourd’hui' : days(row.days)) },
    ]}
    empty={<p>Aucune convention n’attend la signature de la Caf.</p>}
  />
);

function EndingTable({ rows, done }: { rows: Ending[]; done: (sentence: string) => void }) {
  const may = useRights()('partners.edit');
  return (
    <DataTable
      caption="Conventions qui finissent"
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { label: 'Partenaire', head: true, show: toPartner },
        { label: 'Fin', show: ({ end }) => end },
        { label: 'Reste', show: ({ left, ended }) => (ended ? <Tag tag={{ word: 'Finie', tone: 'stop' }} /> : days(left)) },
        { label: 'Renouvellement demandé', show: ({ askedAt, askedBy }) => (askedAt ? `${askedAt}, ${askedBy ?? 'Application'}` : '–') },
        { label: 'La suivante', show: ({ next }) => NEXT[next ?? 'none'] },
        ...(may ? [{ label: 'Écrire', show: (row: Ending) => <Ask row={row} done={done} /> }] : []),
      ]}
      empty={<p>Aucune convention ne finit bientôt. Chaque partenaire reçoit un mail avant la fin de la sienne.</p>}
    />
  );
}

const NEXT = { none: 'Pas commencée', draft: 'En lecture', signed: 'Signée par le partenaire' };

function Ask({ row, done }: { row: Ending; done: (sentence: string) => void }) {
  if (row.next === 'signed') return <>–</>;
  return (
    <ActionForm
      fields={[]}
      second
      button={row.askedAt ? 'Relancer' : 'Demander'}
      send={() => post(`/conventions/${encodeURIComponent(row.id)}/renouvellement`, {})}
      done={() => done(`Un mail part à ${row.mail} pour ${row.name}.`)}
    />
  );
}
