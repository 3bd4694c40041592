/** The agents' queue of dépenses (R-FAM-15): one at a time, oldest first, its attestation beside what the family wrote. */
import { useEffect, useState } from 'react';
import type { DepenseFacts } from '../../actions/depense-facts.ts';
import { useAnswer } from '../api.ts';
import { useQuery } from '../kit/query.ts';
import { Go, Note, Page, RefusedNote, Tag } from '../parts.tsx';
import { Attestations } from './Attestations.tsx';
import { Claim } from './Claim.tsx';
import { Decision, mayAccept } from './Decision.tsx';
import { useRights } from '../kit/rights.ts';
import { useKey } from './use-key.ts';

const TITLE = 'Dépenses à décider';

export default function DepensePage() {
  const [query, change] = useQuery();
  const [said, setSaid] = useState('');
  const go = (depense: string | null): void => change({ depense: depense ?? '', ouvert: '' });
  const decided = (sentence: string, next: string | null): void => {
    setSaid(sentence);
    go(next);
  };
  return query.depense ? (
    <One key={query.depense} id={query.depense} said={said} go={go} decided={decided} />
  ) : (
    <Queue said={said} go={go} />
  );
}

/** Opens the one that waits longest; says so when none does. */
function Queue({ said, go }: { said: string; go: (depense: string | null) => void }) {
  const { data, refused } = useAnswer<{ left: number; next: string | null }>('/depenses/file');
  const next = data?.next;
  useEffect(() => {
    if (next) go(next);
  }, [next]);
  return (
    <Page title={TITLE}>
      <Said sentence={said} />
      <RefusedNote refused={refused} />
      {data && !next && (
        <div className="empty">
          <p>
            <b>Aucune dépense à décider.</b>
          </p>
          <p>Les familles les envoient depuis le portail, avec une attestation.</p>
          <p>
            <Go to="/caf/resources/Depense">Voir toutes les dépenses</Go>
          </p>
        </div>
      )}
    </Page>
  );
}

interface OneProps {
  id: string;
  said: string;
  go: (depense: string | null) => void;
  decided: (sentence: string, next: string | null) => void;
}

function One({ id, said, go, decided }: OneProps) {
  const { data, refused, again } = useAnswer<DepenseFacts>(`/depenses/${encodeURIComponent(id)}`);
  const next = data?.queue.next ?? null;
  const mayDecide = useRights()('depenses.approve');
  useKey('n', () => next && go(next));
  if (!data)
    return (
      <Page title={TITLE}>
        {refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>}
        {refused && <Go to="/caf/pages/depenses-a-decider">Revenir à la file</Go>}
      </Page>
    );
  return (
    <Page title={`Dépense de ${data.child}`} side={<Waiting facts={data} go={go} />}>
      <Said sentence={said} />
      <div className="depense-pair">
        <Attestations facts={data} />
        <div className="stack">
          <Claim facts={data} short={mayDecide && mayAccept(data)} />
          <Decision key={data.version} facts={data} mayDecide={mayDecide} decided={(sentence) => decided(sentence, next)} again={again} />
        </div>
      </div>
    </Page>
  );
}

/** State, how many wait, and the next one. */
function Waiting({ facts: { tag, queue }, go }: { facts: DepenseFacts; go: (depense: string) => void }) {
  const { left, next } = queue;
  return (
    <div className="row">
      <Tag tag={tag} />
      <span className="soft">{left === 0 ? 'Plus rien à décider' : `${left.toLocaleString('fr-FR')} à décider`}</span>
      {next && (
        <button type="button" className="btn second" onClick={() => go(next)} aria-keyshortcuts="N">
          Suivante <kbd>N</kbd>
        </button>
      )}
    </div>
  );
}

/** What was just decided, told to screen readers too. */
const Said = ({ sentence }: { sentence: string }) => <div role="status">{sentence && <Note tone="ok">{sentence}</Note>}</div>;
