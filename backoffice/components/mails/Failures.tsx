import { useState } from 'react';
import type { FailureFacts } from '../../actions/failure-facts.ts';
import type { FailureList } from '../../actions/mail-failures.ts';
import { useAnswer } from '../api.ts';
import { DataTable, type TableColumn } from '../kit/DataTable.tsx';
import { FilterBar } from '../kit/FilterBar.tsx';
import { Pages } from '../kit/Pages.tsx';
import { queryString, useQuery } from '../kit/query.ts';
import { useRights } from '../kit/rights.ts';
import { Go, RefusedNote } from '../parts.tsx';
import { failureColumns } from './failure-columns.tsx';
import { FAILURE_FILTERS } from './failure-filters.ts';
import { FailurePanel } from './FailurePanel.tsx';
import { counted } from '../kit/count.ts';

/** The failures that wait for somebody, or those that are settled. */
export function Failures({ closed }: { closed: boolean }) {
  const [query, change] = useQuery();
  const mayOpen = useRights()('families.view');
  const { raison = '', origine = '', nature = '', qui = '', envoi = '', page = '' } = query;
  const asked = { etat: closed ? 'faits' : '', raison, origine, nature, qui, envoi };
  const { data, refused, again } = useAnswer<FailureList>(`/echecs-d-envoi?${queryString({ ...asked, page })}`);
  const [chosen, choose] = useState<FailureFacts | null>(null);
  const done = (): void => {
    choose(null);
    again();
  };
  const act: TableColumn<FailureFacts> = { label: 'Agir', show: (row) => <Act row={row} open={() => choose(row)} /> };
  const last = closed ? [{ label: 'Traité', show: (row: FailureFacts) => row.closed }, act] : [act];
  return (
    <>
      {chosen && <FailurePanel key={chosen.trace} failure={chosen} done={done} close={() => choose(null)} />}
      <section className="card stack">
        <FilterBar filters={FAILURE_FILTERS} query={query} change={change} />
        {envoi && (
          <p>
            D’une seule campagne de courriels. <Go to="/caf/pages/echecs-d-envoi">Voir tous les échecs</Go>
          </p>
        )}
        <RefusedNote refused={refused} />
        {data && (
          <>
            {data.total > 0 && <Head total={data.total} asked={asked} />}
            <DataTable
              caption={closed ? 'Échecs traités' : 'Échecs à traiter'}
              rows={data.failures}
              rowKey={({ trace }) => trace}
              columns={[...failureColumns(mayOpen), ...last]}
              empty={<p>{closed ? 'Rien n’a encore été traité.' : 'Aucun échec à traiter : tous les courriels partis sont arrivés.'}</p>}
            />
            <Pages page={Number(page) || 0} total={data.total} perPage={data.perPage} go={(to) => change({ page: String(to) })} />
          </>
        )}
      </section>
    </>
  );
}

/** A settled one can still be sent to the address that settled it. */
const Act = ({ row, open }: { row: FailureFacts; open: () => void }) =>
  row.closed && row.fence === null ? null : (
    <button type="button" className="btn second" onClick={open}>
      Agir…
      <span className="hide"> pour {row.address}</span>
    </button>
  );

/** How many, and all of them in a file: a plain form, the browser keeps the file. */
const Head = ({ total, asked }: { total: number; asked: Record<string, string> }) => (
  <div className="row apart">
    <p aria-live="polite">{counted(total, 'courriel')}</p>
    <form method="post" action="/caf/actions/echecs-d-envoi/export">
      {Object.entries(asked).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className="btn second" type="submit">
        Exporter pour la Caf (CSV)
      </button>
    </form>
  </div>
);
