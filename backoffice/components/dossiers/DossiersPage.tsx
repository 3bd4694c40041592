/** Sign-up files of partners (R-PAR-03): the queue, then one file at a time, its papers beside what was typed. */
import { useState } from 'react';
import type { DossierFacts } from '../../actions/dossier-facts.ts';
import { useAnswer } from '../api.ts';
import { useKey } from '../depenses/use-key.ts';
import { useQuery } from '../kit/query.ts';
import { useRights } from '../kit/rights.ts';
import { Go, Note, Page, RefusedNote, Tag } from '../parts.tsx';
import { Decision } from './Decision.tsx';
import { Documents } from './Documents.tsx';
import { DOSSIERS, Queue } from './Queue.tsx';
import { Steps } from './Steps.tsx';
import { Typed } from './Typed.tsx';

export default function DossiersPage() {
  const [query, change] = useQuery();
  const [said, setSaid] = useState('');
  const go = (dossier: string | null): void => change({ dossier: dossier ?? '', liste: '', ouvert: '' });
  const decided = (sentence: string, next: string | null): void => {
    setSaid(sentence);
    window.scrollTo({ top: 0 });
    go(next);
  };
  return query.dossier ? (
    <One key={query.dossier} id={query.dossier} said={said} go={go} decided={decided} />
  ) : (
    <Queue said={<Said sentence={said} />} query={query} change={change} />
  );
}

interface OneProps {
  id: string;
  said: string;
  go: (dossier: string | null) => void;
  decided: (sentence: string, next: string | null) => void;
}

function One({ id, said, go, decided }: OneProps) {
  const { data, refused, again } = useAnswer<DossierFacts>(`/dossiers/${encodeURIComponent(id)}`);
  const next = data?.queue.next ?? null;
  const mayDecide = useRights()('partners.validate');
  useKey('n', () => next && go(next));
  if (!data)
    return (
      <Page title="Dossier à examiner">
        {refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>}
        {refused && <Go to={DOSSIERS}>Revenir à la file</Go>}
      </Page>
    );
  return (
    <Page title={data.name} side={<Waiting facts={data} go={go} />}>
      <Said sentence={said} />
      <p>
        <Go to={DOSSIERS}>Revenir à la file</Go>
      </p>
      <div className="dossier-pair">
        <Documents facts={data} />
        <div className="stack">
          <Typed facts={data} />
          <Decision key={data.version} facts={data} mayDecide={mayDecide} decided={(sentence) => decided(sentence, next)} again={again} />
          <Steps facts={data} />
        </div>
      </div>
    </Page>
  );
}

/** State, how many wait, and the next one. */
function Waiting({ facts: { tag, queue }, go }: { facts: DossierFacts; go: (dossier: string) => void }) {
  const { left, next } = queue;
  return (
    <div className="row">
      <Tag tag={tag} />
      <span className="soft">{left === 0 ? 'Plus rien à examiner' : `${left.toLocaleString('fr-FR')} à examiner`}</span>
      {next && (
        <button type="button" className="btn second" onClick={() => go(next)} aria-keyshortcuts="N">
          Suivant <kbd>N</kbd>
        </button>
      )}
    </div>
  );
}

/** What was just decided, told to screen readers too. */
const Said = ({ sentence }: { sentence: string }) => <div role="status">{sentence && <Note tone="ok">{sentence}</Note>}</div>;
