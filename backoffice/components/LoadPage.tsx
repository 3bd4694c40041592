/** Loading the campaign's files (R-CAM-03 to 07): deposit, simulation, confirmation, progress, rejects, history. */
import { useEffect } from 'react';
import type { LoadFacts } from '../actions/load-facts.ts';
import { useAnswer } from './api.ts';
import { Deposit } from './load/Deposit.tsx';
import { History } from './load/History.tsx';
import { LoadState } from './load/LoadState.tsx';
import { Note, Page, RefusedNote } from './parts.tsx';

const POLL_MS = 1000;
const MOVING = ['uploaded', 'simulating', 'confirmed', 'running'];

interface LoadsData {
  campaign: { year: number; loadOpen: boolean } | null;
  loads: LoadFacts[];
}

export default function LoadPage() {
  const { data, refused, again } = useAnswer<LoadsData>('/chargements');
  const last = data?.loads[0];
  const moving = last !== undefined && MOVING.includes(last.state);
  useEffect(() => {
    if (!moving) return undefined;
    const timer = window.setInterval(again, POLL_MS);
    return () => window.clearInterval(timer);
  }, [moving, again]);
  if (!data)
    return <Page title="Charger les fichiers">{refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>}</Page>;
  const waiting = last !== undefined && (moving || last.state === 'simulated');
  return (
    <Page title="Charger les fichiers">
      {!data.campaign && <Note tone="">Aucune campagne. Initialisez-la dans « Conduite de campagne ».</Note>}
      {data.campaign && !data.campaign.loadOpen && (
        <Note tone="warn">Le chargement de la campagne est clos. Un gestionnaire peut le rouvrir dans « Conduite de campagne ».</Note>
      )}
      {last && <LoadState load={last} again={again} />}
      {data.campaign?.loadOpen && !waiting && <Deposit done={again} />}
      <History loads={data.loads} />
    </Page>
  );
}
