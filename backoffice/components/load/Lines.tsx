/** The lines that were rejected or are to be looked at, the file to mend, and what became of each (R-CAM-05). */
import type { LoadFacts } from '../../actions/load-facts.ts';
import type { LoadLine, LoadLines } from '../../actions/load-lines.ts';
import { useAnswer } from '../api.ts';
import { DataTable, type TableColumn } from '../kit/DataTable.tsx';
import { type Filter, FilterBar } from '../kit/FilterBar.tsx';
import { Pages } from '../kit/Pages.tsx';
import { queryString, useQuery } from '../kit/query.ts';
import { Go, RefusedNote, Tag } from '../parts.tsx';
import { count } from '../kit/count.ts';
import { isSimulation, loadHref } from './words.ts';

const FILES: Filter = {
  name: 'fichier',
  label: 'Fichier',
  options: [
    { value: '', label: 'Les deux' },
    { value: 'allo', label: 'Fichier allo' },
    { value: 'enf', label: 'Fichier enf' },
  ],
};
const REPRISE: Filter = {
  name: 'reprise',
  label: 'Reprise',
  options: [
    { value: '', label: 'Toutes' },
    { value: 'attendue', label: 'À reprendre' },
    { value: 'faite', label: 'Reprises' },
  ],
};

const codes = (data: LoadLines): Filter => ({
  name: 'code',
  label: 'Code',
  options: [
    { value: '', label: 'Tous' },
    ...data.codes.map(({ code, count: lines }) => ({ value: code, label: `${code} (${count(lines)})` })),
  ],
});

const COLUMNS: readonly TableColumn<LoadLine>[] = [
  { label: 'Ligne', head: true, show: ({ file, line }) => `${file}\u00a0${count(line)}` },
  { label: 'Contenu', show: ({ cells }) => cells.join(' ; ') },
  { label: 'Motif', show: ({ reason, code }) => [reason, ' ', <span key="code" className="soft">{`(${code})`}</span>] },
  { label: 'Suite', show: (line) => <Outcome line={line} /> },
];

/** Only a rejected line waits for a reprise. */
function Outcome({ line: { level, takenUp } }: { line: LoadLine }) {
  if (level === 'warning') return <Tag tag={{ word: 'Chargée', tone: 'ok' }} />;
  if (!takenUp) return <Tag tag={{ word: 'À reprendre', tone: 'wait' }} />;
  return (
    <>
      <Tag tag={{ word: 'Reprise', tone: 'ok' }} /> <Go to={loadHref(takenUp.load)}>par le chargement du {takenUp.at}</Go>
    </>
  );
}

export function Lines({ load }: { load: LoadFacts }) {
  const [query, change] = useQuery();
  const rejected = load.counts.allo.rejected + load.counts.enf.rejected;
  const first = rejected > 0 ? 'reject' : 'warning';
  const { niveau = '', fichier = '', code = '', reprise = '', page = '0' } = query;
  const shown = niveau || first;
  const base = `/chargements/${encodeURIComponent(load.id)}`;
  const { data, last, refused } = useAnswer<LoadLines>(`${base}/lignes?${queryString({ niveau: shown, fichier, code, reprise, page })}`);
  if (!last) return refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>;
  const level: Filter = {
    name: 'niveau',
    label: 'Nature',
    options: [
      { level: 'reject', label: `Rejetées (${count(rejected)})` },
      { level: 'warning', label: `Chargées, à vérifier (${count(load.counts.allo.warnings + load.counts.enf.warnings)})` },
    ]
      // The one shown when nothing is chosen comes first, and is no filter to clear.
      .map(({ level: value, label }) => ({ value: value === first ? '' : value, label }))
      .sort((a, b) => a.value.length - b.value.length),
  };
  const filters = [level, FILES, codes(last), ...(shown === 'reject' && !isSimulation(load) ? [REPRISE] : [])];
  return (
    <div className="stack" aria-live="polite">
      <FilterBar
        filters={filters}
        query={{ niveau, fichier, code, reprise }}
        change={(some) => change('niveau' in some ? { ...some, code: '', reprise: '' } : some)}
      />
      {data && (
        <>
          <DataTable
            caption="Lignes rejetées ou à vérifier"
            columns={COLUMNS}
            rows={data.lines}
            rowKey={({ file, line, code: reason }) => `${file}-${line}-${reason}`}
            empty={<p>Aucune ligne de cette nature. Changez de filtre pour en voir d’autres.</p>}
          />
          <Pages page={Number(page)} total={data.total} perPage={data.perPage} go={(to) => change({ page: String(to) })} />
        </>
      )}
      <Downloads load={load} base={base} />
    </div>
  );
}

const Downloads = ({ load, base }: { load: LoadFacts; base: string }) => (
  <p className="row">
    {(['allo', 'enf'] as const).map((kind) =>
      load.counts[kind].rejected > 0 ? (
        <a key={kind} className="btn second" href={`/caf/actions${base}/rejets/${kind}`} download>
          {downloadOf(load.counts[kind].rejected, kind)}
        </a>
      ) : null,
    )}
  </p>
);

const downloadOf = (rejected: number, kind: string): string =>
  rejected === 1 ? `Télécharger le rejet ${kind}` : `Télécharger les ${count(rejected)} rejets ${kind}`;
