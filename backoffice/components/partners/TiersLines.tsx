import { useState } from 'react';
import type { TiersLoadFacts } from '../../actions/partners-load.ts';
import { useAnswer } from '../api.ts';
import { DataTable, type TableColumn } from '../kit/DataTable.tsx';
import { Pages } from '../kit/Pages.tsx';
import { Tag } from '../parts.tsx';
import { Changes } from './PartnerHistory.tsx';

interface Line {
  id: string;
  line: number;
  key: string;
  name: string;
  code: string;
  reason: string;
  cells: string[];
  changes: { label: string; before: string; after: string }[];
  takenUp: boolean;
}

type Outcome = 'rejected' | 'warning' | 'new' | 'changed';

const KINDS: readonly { outcome: Outcome; label: string; of: (counts: TiersLoadFacts['counts']) => number }[] = [
  { outcome: 'rejected', label: 'Rejetées', of: ({ rejected }) => rejected },
  { outcome: 'warning', label: 'À vérifier', of: ({ warnings }) => warnings },
  { outcome: 'new', label: 'Nouvelles', of: (counts) => counts.new },
  { outcome: 'changed', label: 'Changées', of: ({ changed }) => changed },
];

/** The lines of a load by what becomes of them, and the file of rejects to mend (R-CAM-05). */
export function TiersLines({ load }: { load: TiersLoadFacts }) {
  const there = KINDS.filter(({ of }) => of(load.counts) > 0);
  const [wanted, setWanted] = useState<Outcome | undefined>();
  const [page, setPage] = useState(0);
  const outcome = there.find((each) => each.outcome === wanted)?.outcome ?? there[0]?.outcome;
  const base = `/tiers/${encodeURIComponent(load.id)}`;
  const { data } = useAnswer<{ total: number; perPage: number; lines: Line[] }>(
    outcome ? `${base}/lignes?nature=${outcome}&page=${page}` : null,
  );
  if (!outcome) return null;
  return (
    <div className="stack">
      <div className="row apart">
        <div className="row" role="group" aria-label="Lignes à montrer">
          {there.map((each) => (
            <button
              key={each.outcome}
              type="button"
              className={`btn ${each.outcome === outcome ? '' : 'second'}`}
              aria-pressed={each.outcome === outcome}
              onClick={() => {
                setWanted(each.outcome);
                setPage(0);
              }}
            >
              {each.label} : {each.of(load.counts).toLocaleString('fr-FR')}
            </button>
          ))}
        </div>
        {load.counts.rejected > 0 && (
          <a className="btn second" href={`/caf/actions${base}/rejets`} download>
            Télécharger les rejets
          </a>
        )}
      </div>
      {data && (
        <DataTable
          caption="Lignes du fichier des tiers"
          rows={data.lines}
          rowKey={({ id }) => id}
          columns={columnsOf(outcome, load.state === 'simulated')}
          empty={<p>Aucune ligne.</p>}
        />
      )}
      {data && <Pages page={page} total={data.total} perPage={data.perPage} go={setPage} />}
    </div>
  );
}

function columnsOf(outcome: Outcome, simulated: boolean): TableColumn<Line>[] {
  const start: TableColumn<Line>[] = [
    { label: 'Ligne', head: true, show: ({ line }) => line },
    { label: 'Tiersi', show: ({ key }) => key },
    { label: 'Raison sociale', show: ({ name }) => name || '–' },
  ];
  const motif: TableColumn<Line> = {
    label: 'Motif',
    show: ({ reason, code }) => (
      <>
        {reason} <span className="soft">({code})</span>
      </>
    ),
  };
  if (outcome === 'new') return [...start, { label: 'La ligne', show: ({ cells }) => cells.filter(Boolean).join(' ; ') }];
  if (outcome === 'changed')
    return [...start, { label: 'Avant → après', show: ({ changes }) => <Changes of={{ changes, reason: null }} /> }];
  // Nobody reprises the rejects of a simulation.
  if (outcome === 'warning' || simulated) return [...start, motif];
  return [...start, motif, { label: 'Suite', show: ({ takenUp }) => <Tag tag={takenUp ? TAKEN_UP : WAITING} /> }];
}

const TAKEN_UP = { word: 'Reprise', tone: 'ok' };
const WAITING = { word: 'À reprendre', tone: 'wait' };
