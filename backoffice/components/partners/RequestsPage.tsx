/** Changes that partners ask for (R-PAR-06): before and after, made by an agent or refused with a reason. */
import { useState } from 'react';
import type { RequestFacts, RequestList } from '../../actions/partners-requests.ts';
import { useAnswer } from '../api.ts';
import { DataTable, type TableColumn } from '../kit/DataTable.tsx';
import { Pages } from '../kit/Pages.tsx';
import { queryString, useOpenedRow, useQuery } from '../kit/query.ts';
import { useRights } from '../kit/rights.ts';
import { Tabs } from '../kit/Tabs.tsx';
import { Go, Page, RefusedNote, Tag } from '../parts.tsx';
import { RequestDecision } from './RequestDecision.tsx';

const HERE = '/caf/pages/changements-demandes';

export default function RequestsPage() {
  const [query, change] = useQuery();
  const may = useRights()('partners.edit');
  const answered = query.etat === 'repondues';
  const [told, setTold] = useState('');
  const { data, last, refused, again } = useAnswer<RequestList>(
    `/demandes?${queryString({ etat: answered ? 'repondues' : '', page: query.page ?? '' })}`,
  );
  const [request, choose] = useOpenedRow(data?.requests, ({ id }) => id);
  const done = (sentence: string): void => {
    setTold(sentence);
    choose(null);
    again();
  };
  return (
    <Page title="Changements demandés">
      <div role="status">{told && <p className="toast">{told}</p>}</div>
      <Tabs
        label="Quelles demandes"
        items={[
          { href: HERE, label: `À traiter${counted(last?.waiting)}`, current: !answered },
          { href: `${HERE}?etat=repondues`, label: `Répondues${counted(last?.answered)}`, current: answered },
        ]}
      />
      <RefusedNote refused={refused} />
      {request && <RequestDecision key={request.id} request={request} done={done} close={() => choose(null)} again={again} />}
      {data && (
        <section className="card stack">
          <DataTable
            caption="Changements demandés"
            rows={data.requests}
            rowKey={({ id }) => id}
            columns={[...COMMON, ...(answered ? ANSWERED : may ? [decideColumn(choose)] : [])]}
            empty={<p>{answered ? 'Aucune demande répondue.' : 'Aucun partenaire ne demande de changement.'}</p>}
          />
          <Pages
            page={Number(query.page ?? '')}
            total={answered ? data.answered : data.waiting}
            perPage={data.perPage}
            go={(page) => change({ page: String(page) })}
          />
        </section>
      )}
    </Page>
  );
}

const counted = (count: number | undefined): string => (count === undefined ? '' : ` (${count.toLocaleString('fr-FR')})`);

const COMMON: TableColumn<RequestFacts>[] = [
  {
    label: 'Partenaire',
    head: true,
    show: ({ partnerId, name }) => <Go to={`/caf/pages/partenaire?id=${encodeURIComponent(partnerId)}`}>{name}</Go>,
  },
  { label: 'Information', show: ({ label }) => label },
  { label: 'Demandée', show: ({ wanted }) => <ins>{wanted}</ins> },
  { label: 'Pourquoi', show: ({ reason }) => reason },
  { label: 'Par', show: ({ by }) => by },
  { label: 'Le', show: ({ askedAt }) => askedAt },
];

const ANSWERED: TableColumn<RequestFacts>[] = [
  { label: 'Réponse', show: ({ tag }) => <Tag tag={tag} /> },
  { label: 'Agent', show: ({ answer }) => (answer ? `${answer.agent}, ${answer.at}` : '–') },
  { label: 'Motif', show: ({ answer }) => answer?.reason || '–' },
];

const decideColumn = (choose: (request: RequestFacts) => void): TableColumn<RequestFacts> => ({
  label: 'Décider',
  show: (request) => (
    <button type="button" className="btn second payment-act" onClick={() => choose(request)}>
      Décider…
      <span className="hide">
        {' '}
        pour {request.name}, {request.label}
      </span>
    </button>
  ),
});
