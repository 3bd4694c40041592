import { useRef, useState } from 'react';
import { Refused } from '../api.ts';
import { Progress } from '../kit/Progress.tsx';
import { Note, RefusedNote } from '../parts.tsx';
import { download, type Taken } from './download.ts';

export interface FileKind {
  label: string;
  path: string;
  /** Rows cannot be counted in it as it comes: it is packed. */
  packed?: boolean;
}

type State =
  { is: 'idle' } | { is: 'taking'; taken: Taken; packed: boolean } | { is: 'done'; label: string } | { is: 'refused'; refused: Refused };

/** The files of an extract: one at a time, with how far it is, and a way to stop. */
export function Files({ kinds, query }: { kinds: readonly FileKind[]; query: Record<string, string> }) {
  const [state, setState] = useState<State>({ is: 'idle' });
  const stop = useRef<AbortController>();
  const take = ({ label, path, packed = false }: FileKind): void => {
    stop.current = new AbortController();
    setState({ is: 'taking', taken: { lines: 0, bytes: 0, total: 0 }, packed });
    download(path, query, (taken) => setState({ is: 'taking', taken, packed }), stop.current.signal).then(
      () => setState({ is: 'done', label }),
      (error: Error) => setState(refusalOf(error)),
    );
  };
  if (state.is === 'taking')
    return (
      <div className="row desk-taking">
        <Taking {...state} />
        <button type="button" className="btn second" onClick={() => stop.current?.abort()}>
          Arrêter
        </button>
      </div>
    );
  return (
    <div className="stack">
      <div className="row">
        {kinds.map((kind, place) => (
          <button key={kind.path} type="button" className={`btn ${place > 0 ? 'second' : ''}`} onClick={() => take(kind)}>
            {kind.label}
          </button>
        ))}
      </div>
      {state.is === 'done' && <Note tone="ok">Le fichier est dans vos téléchargements. L’extraction est inscrite au journal.</Note>}
      {state.is === 'refused' && <RefusedNote refused={state.refused} />}
    </div>
  );
}

function Taking({ taken: { lines, bytes, total }, packed }: { taken: Taken; packed: boolean }) {
  const size = `${(bytes / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0Mo`;
  if (packed || total === 0) return <Progress label="Préparation du fichier…" done={0} total={1} words={size} />;
  // The first line of the file is its heads.
  const done = Math.max(0, Math.min(lines - 1, total));
  const words = `${done.toLocaleString('fr-FR')} lignes sur ${total.toLocaleString('fr-FR')}, ${size}`;
  return <Progress label="Téléchargement…" done={done} total={total} words={words} />;
}

function refusalOf(error: Error): State {
  if (error.name === 'AbortError') return { is: 'idle' };
  if (error instanceof Refused) return { is: 'refused', refused: error };
  return { is: 'refused', refused: new Refused(0, { message: 'Le fichier a été coupé en route.', todo: 'Recommencez.' }) };
}
