/** Who is new, what becomes what, before the agent confirms; afterwards, what the load changed (R-CAM-06). */
import type { LoadDifference, LoadDifferences } from '../../actions/load-differences.ts';
import type { LoadFacts } from '../../actions/load-facts.ts';
import { useAnswer } from '../api.ts';
import { DataTable, type TableColumn } from '../kit/DataTable.tsx';
import { FilterBar } from '../kit/FilterBar.tsx';
import { Pages } from '../kit/Pages.tsx';
import { queryString, useQuery } from '../kit/query.ts';
import { Note, RefusedNote } from '../parts.tsx';
import { count, counted } from '../kit/count.ts';
import { FILE_WORDS, isSimulation } from './words.ts';

const SUBJECTS = [
  ['new', 'Nouveaux'],
  ['amount', 'Forfait changé'],
  ['name', 'Nom changé'],
  ['mail', 'Mail changé'],
  ['birth', 'Date de naissance changée'],
  ['commune', 'Commune changée'],
  ['parent', 'Autre allocataire'],
] as const;

const FILES = {
  name: 'fichier',
  label: 'Fichier',
  options: [
    { value: '', label: 'Les deux' },
    { value: 'allo', label: 'Familles (allo)' },
    { value: 'enf', label: 'Enfants (enf)' },
  ],
};

const stacked = (row: LoadDifference, pick: (change: LoadDifference['changes'][number]) => string) => (
  <ul className="desk-stack">
    {row.changes.map((change) => (
      <li key={change.label}>{pick(change)}</li>
    ))}
  </ul>
);

const COLUMNS: readonly TableColumn<LoadDifference>[] = [
  { label: 'Nom', head: true, show: ({ who }) => who },
  { label: 'Quoi', show: ({ file, fresh }) => `${FILE_WORDS[file]}${fresh ? (file === 'allo' ? ' nouvelle' : ' nouveau') : ''}` },
  { label: 'Matricule ou SIAS', show: ({ key }) => <span className="num">{key}</span> },
  { label: 'Donnée', show: (row) => stacked(row, ({ label }) => label) },
  { label: 'Avant', show: (row) => stacked(row, ({ before }) => before) },
  { label: 'Après', show: (row) => stacked(row, ({ after }) => after) },
];

export function Differences({ load }: { load: LoadFacts }) {
  const [{ nature = '', fichier = '', page = '0' }, change] = useQuery();
  const path = `/chargements/${encodeURIComponent(load.id)}/differences`;
  const { data, last, refused } = useAnswer<LoadDifferences>(`${path}?${queryString({ nature, fichier, page })}`);
  if (!last) return refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>;
  const natures = {
    name: 'nature',
    label: 'Nature',
    options: [
      { value: '', label: 'Toutes les différences' },
      ...SUBJECTS.filter(([subject]) => last.counts[subject] > 0 || subject === nature).map(([subject, label]) => ({
        value: subject,
        label: `${label} (${count(last.counts[subject])})`,
      })),
    ],
  };
  return (
    <div className="stack" aria-live="polite">
      <Amounts data={last} />
      {!isSimulation(load) && last.counts.new === 0 && load.counts.allo.new + load.counts.enf.new > 0 && (
        <p className="soft">
          Les {counted(load.counts.allo.new, 'nouvelle famille')} et {counted(load.counts.enf.new, 'enfant')} en plus sont dans les listes «
          Familles » et « Enfants ».
        </p>
      )}
      <FilterBar filters={[natures, FILES]} query={{ nature, fichier }} change={change} />
      {data && (
        <>
          <DataTable
            caption="Différences avec ce qui est déjà chargé"
            columns={COLUMNS}
            rows={data.lines}
            rowKey={({ file, key }) => `${file}-${key}`}
            empty={<p>{nature || fichier ? 'Aucune différence de cette nature. Changez de filtre.' : NO_DIFFERENCE(load)}</p>}
          />
          <Pages page={Number(page)} total={data.total} perPage={data.perPage} go={(to) => change({ page: String(to) })} />
        </>
      )}
    </div>
  );
}

const NO_DIFFERENCE = (load: LoadFacts): string =>
  isSimulation(load)
    ? 'Rien ne changerait : ces fichiers disent ce qui est déjà chargé.'
    : 'Ce chargement n’a rien changé de ce qui existait.';

/** Forfaits that move: the first thing to look at before confirming. */
function Amounts({ data: { raised, lowered } }: { data: LoadDifferences }) {
  if (raised.count + lowered.count === 0) return null;
  const parts = [
    raised.count > 0 && `${counted(raised.count, 'forfait')} en hausse, ${raised.total} de plus`,
    lowered.count > 0 && `${counted(lowered.count, 'forfait')} en baisse, ${lowered.total} de moins`,
  ];
  return (
    <Note tone={lowered.count > 0 ? 'warn' : ''}>
      <p>{parts.filter(Boolean).join(' ; ')}.</p>
    </Note>
  );
}
