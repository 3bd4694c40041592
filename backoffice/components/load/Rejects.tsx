/** The lines that were rejected or are to be looked at, and the file to mend (R-CAM-05). */
import { useState } from 'react';
import type { LoadFacts } from '../../actions/load-facts.ts';
import { useAnswer } from '../api.ts';
import { Tag } from '../parts.tsx';

interface Lines {
  total: number;
  perPage: number;
  lines: Line[];
}

interface Line {
  file: string;
  line: number;
  level: 'reject' | 'warning';
  code: string;
  reason: string;
  cells: string[];
  takenUp: boolean;
}

export function Rejects({ load }: { load: LoadFacts }) {
  const [level, setLevel] = useState(load.counts.allo.rejected + load.counts.enf.rejected > 0 ? 'reject' : 'warning');
  const [file, setFile] = useState('');
  const [page, setPage] = useState(0);
  const base = `/chargements/${encodeURIComponent(load.id)}`;
  const { data } = useAnswer<Lines>(`${base}/lignes?niveau=${level}&fichier=${file}&page=${page}`);
  const show = (change: () => void) => (): void => {
    change();
    setPage(0);
  };
  return (
    <div className="stack">
      <h3>Lignes à regarder</h3>
      <div className="row">
        <select
          aria-label="Nature des lignes"
          value={level}
          onChange={(event) => show(() => setLevel(event.target.value))()}
          className="desk-filter"
        >
          <option value="reject">Rejetées</option>
          <option value="warning">Chargées, à vérifier</option>
        </select>
        <select aria-label="Fichier" value={file} onChange={(event) => show(() => setFile(event.target.value))()} className="desk-filter">
          <option value="">Les deux fichiers</option>
          <option value="allo">Fichier allo</option>
          <option value="enf">Fichier enf</option>
        </select>
        {(['allo', 'enf'] as const).map((kind) =>
          load.counts[kind].rejected > 0 ? (
            <a key={kind} className="btn second" href={`/caf/actions${base}/rejets/${kind}`} download>
              Télécharger les rejets {kind}
            </a>
          ) : null,
        )}
      </div>
      {data && (data.total === 0 ? <p className="soft">Aucune ligne.</p> : <LinesTable lines={data.lines} />)}
      {data && data.total > data.perPage && <Pages page={page} last={Math.ceil(data.total / data.perPage) - 1} go={setPage} />}
    </div>
  );
}

/** Only a rejected line waits for a reprise (R-CAM-05). */
function takenUp(line: Line): { word: string; tone: string } {
  if (line.level === 'warning') return { word: 'Chargée', tone: 'ok' };
  return line.takenUp ? { word: 'Reprise', tone: 'ok' } : { word: 'À reprendre', tone: 'wait' };
}

const LinesTable = ({ lines }: { lines: Lines['lines'] }) => (
  <div className="scroll">
    <table>
      <caption className="hide">Lignes rejetées ou à vérifier</caption>
      <thead>
        <tr>
          {['Fichier', 'Ligne', 'La ligne', 'Motif', 'Suite'].map((label) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((each) => (
          <tr key={`${each.file}-${each.line}-${each.code}`}>
            <th scope="row">{each.file}</th>
            <td className="num start">{each.line}</td>
            <td>{each.cells.join(' ; ')}</td>
            <td>
              {each.reason} <span className="soft">({each.code})</span>
            </td>
            <td>
              <Tag tag={takenUp(each)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Pages = ({ page, last, go }: { page: number; last: number; go: (page: number) => void }) => (
  <p className="row">
    {page > 0 && (
      <button type="button" className="btn second" onClick={() => go(page - 1)}>
        Lignes précédentes
      </button>
    )}
    <span>
      Page {page + 1} sur {last + 1}
    </span>
    {page < last && (
      <button type="button" className="btn second" onClick={() => go(page + 1)}>
        Lignes suivantes
      </button>
    )}
  </p>
);
