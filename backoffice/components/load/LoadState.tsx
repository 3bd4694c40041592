/** Where a load stands: progress, what its simulation says, what it did; and what can be done about it. */
import { useRef, useState } from 'react';
import type { LoadFacts } from '../../actions/load-facts.ts';
import { post, type Refused } from '../api.ts';
import { Progress } from '../kit/Progress.tsx';
import { useQuery } from '../kit/query.ts';
import { Tabs } from '../kit/Tabs.tsx';
import { Note, RefusedNote, Tag } from '../parts.tsx';
import { Counts } from './Counts.tsx';
import { Differences } from './Differences.tsx';
import { Lines } from './Lines.tsx';
import { Obstacles } from './Obstacles.tsx';
import { Undo } from './Undo.tsx';
import { count, counted } from '../kit/count.ts';
import { isMoving, isSimulation, loadHref } from './words.ts';

export function LoadState({ load, again }: { load: LoadFacts; again: () => void }) {
  const moving = isMoving(load);
  return (
    <section className="card stack" aria-labelledby="chargement">
      <div className="row apart">
        <h2 id="chargement">{isSimulation(load) ? 'Simulation' : 'Chargement'}</h2>
        <Tag tag={load.tag} />
      </div>
      <p className="soft">
        {[load.files.allo?.name, load.files.enf?.name].filter(Boolean).join(' et ')},{' '}
        {load.files.allo && load.files.enf ? 'déposés' : 'déposé'} le {load.registeredAt} par {load.agent}
      </p>
      {moving && <Moving load={load} />}
      {load.failure && (
        <Note tone="stop">
          <p>{load.failure}</p>
        </Note>
      )}
      <UndoOutcome load={load} />
      {!moving && load.state !== 'undone' && <Counts load={load} />}
      {(load.state === 'simulated' || (moving && load.state !== 'undoing')) && <Choice load={load} again={again} />}
      {!moving && <Details load={load} again={again} />}
    </section>
  );
}

function Moving({ load: { state, progress, undo } }: { load: LoadFacts }) {
  const labels: Record<string, string> = {
    uploaded: 'Simulation en attente : rien n’est écrit',
    simulating: 'Simulation en cours : rien n’est écrit',
    confirmed: 'Chargement en attente',
    undoing: undo?.restoring
      ? 'Annulation en cours : tout est remis comme avant'
      : 'Annulation : vérification de ce qui dépend du chargement',
  };
  const done = Math.min(progress.done, progress.total);
  return (
    <Progress
      label={labels[state] ?? 'Chargement en cours'}
      done={done}
      total={progress.total}
      words={`${count(done)} lignes sur ${count(progress.total)} environ`}
    />
  );
}

/** What the last undoing came to. */
function UndoOutcome({ load: { state, undo } }: { load: LoadFacts }) {
  if (!undo || state === 'undoing') return null;
  if (state === 'undone')
    return (
      <Note tone="ok">
        <p>
          Annulé par {undo.agent}, le {undo.at}. Motif : {undo.reason}
        </p>
      </Note>
    );
  if (undo.obstacles.length === 0) return null;
  return (
    <>
      <Note tone="stop">
        <p>
          <b>L’annulation demandée le {undo.at} n’a rien changé.</b> Une famille ou un agent s’est servi du chargement entre-temps.
        </p>
      </Note>
      <Obstacles obstacles={undo.obstacles} />
    </>
  );
}

function Choice({ load, again }: { load: LoadFacts; again: () => void }) {
  const [refused, setRefused] = useState<Refused | undefined>();
  const busy = useRef(false);
  const act = (what: 'confirmation' | 'annulation') => (): void => {
    // A second click comes before React has drawn the first.
    if (busy.current) return;
    busy.current = true;
    setRefused(undefined);
    post(`/chargements/${encodeURIComponent(load.id)}/${what}`, {})
      .then(again, (error: Refused) => setRefused(error))
      .finally(() => (busy.current = false));
  };
  const { allo, enf } = load.counts;
  return (
    <>
      <RefusedNote refused={refused} />
      <p className="actions">
        {load.state === 'simulated' && (
          <button type="button" className="btn" onClick={act('confirmation')}>
            Charger {counted(allo.new + allo.changed, 'famille')} et {counted(enf.new + enf.changed, 'enfant')}
          </button>
        )}
        <button type="button" className="btn second" onClick={act('annulation')}>
          Abandonner ce chargement
        </button>
      </p>
    </>
  );
}

/** Differences, lines to look at, undoing: one at a time. */
function Details({ load, again }: { load: LoadFacts; again: () => void }) {
  const [{ vue }] = useQuery();
  const { allo, enf } = load.counts;
  const lines = allo.rejected + enf.rejected + allo.warnings + enf.warnings;
  const ended = ['done', 'failed', 'cancelled'].includes(load.state);
  const views = [
    ...(ended || load.state === 'simulated' ? [['differences', 'Différences'] as const] : []),
    ...((ended || load.state === 'simulated') && lines > 0 ? [['lignes', `Rejets et lignes à vérifier (${count(lines)})`] as const] : []),
    ...(ended ? [['annuler', 'Annuler ce chargement'] as const] : []),
  ];
  if (views.length === 0) return null;
  const shown = views.find(([name]) => name === vue)?.[0] ?? (load.state === 'simulated' ? 'differences' : undefined);
  return (
    <>
      <Tabs
        label="Détail du chargement"
        items={views.map(([name, label]) => ({ href: loadHref(load.id, name), label, current: name === shown }))}
      />
      {shown === 'differences' && <Differences key={load.id} load={load} />}
      {shown === 'lignes' && <Lines key={load.id} load={load} />}
      {shown === 'annuler' && <Undo load={load} again={again} />}
    </>
  );
}
