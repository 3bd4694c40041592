/** The exact lines of the batch to come, with filters; an odd one is held from here (R-PAY-07). */
import type { RehearsalFacts, RehearsalLine, RehearsalLines } from '../../actions/rehearsal.ts';
import { useAnswer } from '../api.ts';
import { DataTable, type TableColumn } from '../kit/DataTable.tsx';
import { FilterBar } from '../kit/FilterBar.tsx';
import { Pages } from '../kit/Pages.tsx';
import { queryString, useOpenedRow, useQuery } from '../kit/query.ts';
import { ReasonPanel } from './ReasonPanel.tsx';
import { Signs } from './Signs.tsx';

const columns = (hold: (line: RehearsalLine) => void): TableColumn<RehearsalLine>[] => [
  { label: 'Enfant', head: true, show: ({ child, sias }) => child || `SIAS ${sias}` },
  { label: 'Matricule', show: ({ matricule }) => matricule },
  { label: 'Partenaire', show: ({ partner }) => partner || '–' },
  { label: 'Due depuis le', show: ({ dueAt }) => dueAt },
  { label: 'Montant', num: true, show: ({ amount }) => amount },
  { label: 'Nouveau ou inhabituel', show: ({ signs }) => <Signs signs={signs} /> },
  {
    label: 'Agir',
    show: (line) => (
      <button type="button" className="btn second payment-act" onClick={() => hold(line)}>
        Retenir…<span className="hide"> la somme de {line.child}</span>
      </button>
    ),
  },
];

export function RehearsedLines({ kind, rehearsal, again }: { kind: string; rehearsal: RehearsalFacts; again: () => void }) {
  const [query, change] = useQuery();
  const { signe = '', partenaire = '', matricule = '', page = '' } = query;
  const list = useAnswer<RehearsalLines>(`/lots/lignes?${queryString({ nature: kind, signe, partenaire, matricule, page })}`);
  const [held, hold] = useOpenedRow(list.data?.lines, ({ payable }) => payable);
  const done = (): void => {
    hold(null);
    list.again();
    again();
  };
  return (
    <>
      {held && (
        <ReasonPanel
          title={`Retenir ${held.amount} : ${held.child || held.matricule}`}
          says="Aucun lot ne prendra cette somme avant que vous la libériez."
          path={`/sommes/${encodeURIComponent(held.payable)}/retenue`}
          button={`Retenir ${held.amount}`}
          initial={held.signs.map(({ text }) => text).join(' ')}
          done={done}
          close={() => hold(null)}
        />
      )}
      <section className="card stack">
        <h2>Lignes du lot</h2>
        <FilterBar filters={filtersOf(rehearsal)} query={query} change={change} refused={list.refused} />
        {list.data && (
          <>
            <DataTable
              caption="Lignes du lot à venir"
              columns={columns(hold)}
              rows={list.data.lines}
              rowKey={({ payable }) => payable}
              empty={<p>Aucune ligne avec ces filtres. Effacez-les pour tout revoir.</p>}
            />
            <Pages page={Number(page)} total={list.data.total} perPage={list.data.perPage} go={(to) => change({ page: String(to) })} />
          </>
        )}
      </section>
    </>
  );
}

const filtersOf = ({ signs, partners, oddLines }: RehearsalFacts) => [
  {
    name: 'signe',
    label: 'Montrer',
    options: [
      { value: '', label: 'Toutes les lignes' },
      { value: 'any', label: `À regarder (${oddLines})` },
      ...signs.map(({ kind, tag, lines }) => ({ value: kind, label: `${tag.word} (${lines})` })),
    ],
  },
  ...(partners.length > 0
    ? [
        {
          name: 'partenaire',
          label: 'Partenaire',
          options: [{ value: '', label: 'Tous' }, ...partners.map(({ id, name }) => ({ value: id, label: name }))],
        },
      ]
    : []),
  { name: 'matricule', label: 'Matricule' },
];
