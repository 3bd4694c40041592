/** Sums held back (R-PAY-07), with their age; the others waiting, to hold one. */
import type { PayableFacts, PayableList } from '../../actions/payables.ts';
import { useAnswer } from '../api.ts';
import { DataTable, type TableColumn } from '../kit/DataTable.tsx';
import { FilterBar } from '../kit/FilterBar.tsx';
import { Pages } from '../kit/Pages.tsx';
import { queryString, useOpenedRow, useQuery } from '../kit/query.ts';
import { Tabs } from '../kit/Tabs.tsx';
import { Page, Tag } from '../parts.tsx';
import { useRights } from '../kit/rights.ts';
import { ReasonPanel } from './ReasonPanel.tsx';

const FILTERS = [
  {
    name: 'nature',
    label: 'À qui',
    options: [
      { value: '', label: 'Tous' },
      { value: 'partners', label: 'Partenaires' },
      { value: 'families', label: 'Allocataires' },
    ],
  },
  { name: 'matricule', label: 'Matricule' },
];

const COMMON: TableColumn<PayableFacts>[] = [
  { label: 'Enfant', head: true, show: ({ child, matricule }) => child || matricule },
  { label: 'Matricule', show: ({ matricule }) => matricule },
  { label: 'À qui', show: ({ to }) => to },
  { label: 'Due depuis le', show: ({ dueAt }) => dueAt },
  { label: 'Montant', num: true, show: ({ amount }) => amount },
];
const HELD: TableColumn<PayableFacts>[] = [
  { label: 'Retenue le', show: ({ held }) => held?.at },
  { label: 'Depuis', show: ({ held }) => held?.age },
  { label: 'Par', show: ({ held }) => held?.by },
  { label: 'Motif', show: ({ held }) => held?.reason },
];
const WAITING: TableColumn<PayableFacts>[] = [
  { label: 'État', show: ({ tag }) => <Tag tag={tag} /> },
  { label: 'Remarque', show: ({ note }) => note ?? '–' },
];

export default function HeldPage() {
  const [query, change] = useQuery();
  const may = useRights()('payments.generate');
  const held = query.etat !== 'pending';
  const { nature = '', matricule = '', page = '' } = query;
  const list = useAnswer<PayableList>(`/sommes?${queryString({ etat: held ? 'held' : 'pending', nature, matricule, page })}`);
  const [chosen, choose] = useOpenedRow(list.data?.payables, ({ payable }) => payable);
  const done = (): void => {
    choose(null);
    list.again();
  };
  const act: TableColumn<PayableFacts> = { label: 'Agir', show: (row) => <Act held={held} open={() => choose(row)} row={row} /> };
  return (
    <Page title="Sommes retenues">
      <Tabs label="Quelles sommes" items={tabs(held)} />
      {chosen && <Panel key={chosen.payable} row={chosen} held={held} done={done} close={() => choose(null)} />}
      <section className="card stack">
        <FilterBar filters={FILTERS} query={query} change={change} refused={list.refused} />
        {list.data && (
          <>
            <DataTable
              caption={held ? 'Sommes retenues' : 'Sommes à payer'}
              columns={[...COMMON, ...(held ? HELD : WAITING), ...(may ? [act] : [])]}
              rows={list.data.payables}
              rowKey={({ payable }) => payable}
              empty={<p>{emptyWords(held, nature !== '' || matricule !== '')}</p>}
            />
            <Pages page={Number(page)} total={list.data.total} perPage={list.data.perPage} go={(to) => change({ page: String(to) })} />
          </>
        )}
      </section>
    </Page>
  );
}

function emptyWords(held: boolean, filtered: boolean): string {
  if (filtered) return 'Aucune somme avec ces filtres. Effacez-les pour tout revoir.';
  return held ? 'Aucune somme retenue : le prochain lot prendra tout.' : 'Rien n’attend d’être payé.';
}

const tabs = (held: boolean) => [
  { href: '/caf/pages/sommes-retenues', label: 'Retenues', current: held },
  { href: '/caf/pages/sommes-retenues?etat=pending', label: 'À payer', current: !held },
];

const Act = ({ held, open, row }: { held: boolean; open: () => void; row: PayableFacts }) => (
  <button type="button" className="btn second payment-act" onClick={open}>
    {held ? 'Libérer…' : 'Retenir…'}
    <span className="hide"> la somme de {row.child}</span>
  </button>
);

const Panel = ({ row, held, done, close }: { row: PayableFacts; held: boolean; done: () => void; close: () => void }) => (
  <ReasonPanel
    title={`${held ? 'Libérer' : 'Retenir'} ${row.amount} : ${row.child || row.matricule}`}
    says={held ? 'Le prochain lot prendra cette somme.' : 'Aucun lot ne prendra cette somme avant que vous la libériez.'}
    path={`/sommes/${encodeURIComponent(row.payable)}/${held ? 'liberation' : 'retenue'}`}
    button={`${held ? 'Libérer' : 'Retenir'} ${row.amount}`}
    done={done}
    close={close}
  />
);
