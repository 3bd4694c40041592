/** The lines of a batch (R-PAY-04): filters, sums a partner, and the lines SIAS rejected (R-PAY-06). */
import type { BatchLine, BatchLines as Lines, BatchShares } from '../../actions/batch-lines.ts';
import { useAnswer } from '../api.ts';
import { DataTable, type TableColumn } from '../kit/DataTable.tsx';
import { type Filter, FilterBar } from '../kit/FilterBar.tsx';
import { Pages } from '../kit/Pages.tsx';
import { queryString, useOpenedRow, useQuery } from '../kit/query.ts';
import { Tag } from '../parts.tsx';
import { ReasonPanel } from './ReasonPanel.tsx';

const COLUMNS: TableColumn<BatchLine>[] = [
  { label: 'N°', num: true, show: ({ position }) => position.toLocaleString('fr-FR') },
  { label: 'Enfant', head: true, show: ({ child, sias }) => child || `SIAS ${sias}` },
  { label: 'Matricule', show: ({ matricule }) => matricule },
  { label: 'SIAS', show: ({ sias }) => sias },
  { label: 'Tiersi – rang', show: ({ tiersi }) => <span className="one-line">{tiersi}</span> },
  { label: 'Montant', num: true, show: ({ amount }) => amount },
  {
    label: 'État',
    show: ({ tag, rejected }) => (
      <>
        <Tag tag={tag} />
        {rejected && (
          <span className="soft payment-why">
            {rejected.on} : {rejected.reason} (noté par {rejected.agent}, {rejected.at})
          </span>
        )}
      </>
    ),
  },
];

const filtersOf = (shares: BatchShares | undefined, paid: boolean): Filter[] => [
  ...(shares && shares.partners.length > 0
    ? [
        {
          name: 'tiersi',
          label: 'Partenaire',
          options: [{ value: '', label: 'Tous' }, ...shares.partners.map(({ tiersi, name }) => ({ value: tiersi, label: name || tiersi }))],
        },
      ]
    : []),
  ...(paid
    ? [
        {
          name: 'etat',
          label: 'Lignes',
          options: [
            { value: '', label: 'Toutes' },
            { value: 'rejetees', label: `Rejetées par SIAS (${shares?.rejected.lines ?? 0})` },
          ],
        },
      ]
    : []),
  { name: 'matricule', label: 'Matricule' },
];

/** `paid`: the batch is processed; `reject`: this agent may note what SIAS rejected. */
export function BatchLines({ batch, paid, reject, today }: { batch: string; paid: boolean; reject: boolean; today: string }) {
  const [query, change] = useQuery();
  const { tiersi = '', etat = '', matricule = '', page = '' } = query;
  const path = `/lots/${encodeURIComponent(batch)}`;
  const list = useAnswer<Lines>(`${path}/lignes?${queryString({ tiersi, etat, matricule, page })}`);
  const shares = useAnswer<BatchShares>(`${path}/partenaires`);
  const [chosen, choose] = useOpenedRow(list.data?.lines, ({ line }) => line);
  const done = (): void => {
    choose(null);
    list.again();
    shares.again();
  };
  return (
    <>
      {chosen && <Rejection key={chosen.line} line={chosen} today={today} done={done} close={() => choose(null)} />}
      <section className="card stack">
        <h2>Lignes</h2>
        {shares.data && <Rejected {...shares.data.rejected} />}
        <FilterBar filters={filtersOf(shares.data, paid)} query={query} change={change} refused={list.refused} />
        {list.data && (
          <>
            <DataTable
              caption={`Lignes du lot ${batch}`}
              columns={paid && reject ? [...COLUMNS, rejectColumn(choose)] : COLUMNS}
              rows={list.data.lines}
              rowKey={({ line }) => line}
              empty={<p>Aucune ligne avec ces filtres. Effacez-les pour tout revoir.</p>}
            />
            <Pages page={Number(page)} total={list.data.total} perPage={list.data.perPage} go={(to) => change({ page: String(to) })} />
          </>
        )}
      </section>
      {shares.data && shares.data.partners.length > 0 && <Shares shares={shares.data} />}
    </>
  );
}

const Rejected = ({ lines, total }: BatchShares['rejected']) =>
  lines === 0 ? null : (
    <p>
      SIAS a rejeté {lines < 2 ? `1 ligne, ${total} : cette somme est` : `${lines} lignes, ${total} : ces sommes sont`} de nouveau à payer.
    </p>
  );

const rejectColumn = (choose: (line: BatchLine) => void): TableColumn<BatchLine> => ({
  label: 'Agir',
  show: (line) =>
    line.live && (
      <button type="button" className="btn second payment-act" onClick={() => choose(line)}>
        Rejetée par SIAS…<span className="hide"> : ligne {line.position}</span>
      </button>
    ),
});

interface RejectionProps {
  line: BatchLine;
  today: string;
  done: () => void;
  close: () => void;
}

const Rejection = ({ line, today, done, close }: RejectionProps) => (
  <ReasonPanel
    title={`Noter le rejet de la ligne ${line.position} : ${line.child || line.matricule}, ${line.amount}`}
    says={`Définitif. Cette ligne reste dans le lot, marquée rejetée. Les ${line.amount} sont de nouveau à payer, dans un prochain lot.`}
    path={`/lignes/${encodeURIComponent(line.line)}/rejet`}
    button={`Noter le rejet de ${line.amount}`}
    fields={[{ name: 'jour', label: 'Jour du rejet dans SIAS', hint: 'JJ/MM/AAAA', initial: today }]}
    final
    done={done}
    close={close}
  />
);

const Shares = ({ shares }: { shares: BatchShares }) => (
  <section className="card">
    <h2>Par partenaire</h2>
    <DataTable
      caption="Totaux par partenaire"
      columns={[
        { label: 'Partenaire', head: true, show: ({ name }) => name || '–' },
        { label: 'Tiersi – rang', show: ({ tiersi, rang }) => `${tiersi} – ${rang}` },
        { label: 'Lignes', num: true, show: ({ lines }) => lines.toLocaleString('fr-FR') },
        { label: 'Montant', num: true, show: ({ total }) => total },
      ]}
      rows={shares.partners}
      rowKey={({ tiersi, rang }) => `${tiersi} ${rang}`}
      empty={<p>Aucun partenaire.</p>}
    />
  </section>
);
