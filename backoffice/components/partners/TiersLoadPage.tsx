/** The tiers file (R-PAR-04): deposited, simulated, confirmed, loaded, its rejects mended; the history below. */
import { useEffect } from 'react';
import type { TiersLoadFacts } from '../../actions/partners-load.ts';
import { useAnswer } from '../api.ts';
import { DataTable } from '../kit/DataTable.tsx';
import { Page, RefusedNote, Tag } from '../parts.tsx';
import { TiersDeposit } from './TiersDeposit.tsx';
import { TiersState } from './TiersState.tsx';

const POLL_MS = 1000;
const count = (value: number): string => value.toLocaleString('fr-FR');

export default function TiersLoadPage() {
  const { data, refused, again } = useAnswer<{ loads: TiersLoadFacts[] }>('/tiers');
  const last = data?.loads[0];
  const running = last?.state === 'running';
  useEffect(() => {
    if (!running) return undefined;
    const timer = window.setInterval(again, POLL_MS);
    return () => window.clearInterval(timer);
  }, [running, again]);
  if (!data) return <Page title="Charger les tiers">{refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>}</Page>;
  return (
    <Page title="Charger les tiers">
      {last && last.state !== 'cancelled' && <TiersState load={last} again={again} />}
      {!running && last?.state !== 'simulated' && <TiersDeposit done={again} />}
      <section className="card stack">
        <h2>Historique</h2>
        <History loads={data.loads} />
      </section>
    </Page>
  );
}

const History = ({ loads }: { loads: TiersLoadFacts[] }) => (
  <DataTable
    caption="Chargements du fichier des tiers"
    rows={loads}
    rowKey={({ id }) => id}
    columns={[
      { label: 'Le', head: true, show: ({ registeredAt }) => registeredAt },
      { label: 'Fichier', show: ({ file }) => file },
      { label: 'Empreinte', show: ({ sha256 }) => <span title={sha256}>{sha256.slice(0, 8)}…</span> },
      { label: 'Agent', show: ({ agent }) => agent },
      { label: 'Lignes', num: true, show: ({ counts }) => count(counts.lines) },
      { label: 'Nouveaux', num: true, show: ({ counts }) => count(counts.new) },
      { label: 'Changés', num: true, show: ({ counts }) => count(counts.changed) },
      { label: 'Rejets', num: true, show: ({ counts }) => count(counts.rejected) },
      { label: 'Durée', num: true, show: ({ seconds }) => (seconds > 0 ? `${count(seconds)}\u00a0s` : '–') },
      { label: 'État', show: ({ tag }) => <Tag tag={tag} /> },
    ]}
    empty={<p>Aucun chargement pour le moment : déposez le fichier des tiers.</p>}
  />
);
