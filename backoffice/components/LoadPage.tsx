/** Loading the campaign's files (R-CAM-03 to 07): deposit, simulation, confirmation, progress, rejects, undoing, history. */
import { useEffect } from 'react';
import type { LoadFacts } from '../actions/load-facts.ts';
import { useAnswer } from './api.ts';
import { useQuery } from './kit/query.ts';
import { Deposit } from './load/Deposit.tsx';
import { History } from './load/History.tsx';
import { LoadState } from './load/LoadState.tsx';
import { isMoving } from './load/words.ts';
import { Note, Page, RefusedNote } from './parts.tsx';

const POLL_MS = 1000;

interface LoadsData {
  campaign: { year: number; loadOpen: boolean } | null;
  loads: LoadFacts[];
}

export default function LoadPage() {
  const { data, refused, again, shown } = useLoads();
  if (!data)
    return <Page title="Charger les fichiers">{refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>}</Page>;
  const waiting = data.loads.some((load) => isMoving(load) || (load === data.loads[0] && load.state === 'simulated'));
  return (
    <Page title="Charger les fichiers">
      <RefusedNote refused={refused} />
      <CampaignNote campaign={data.campaign} />
      {shown && <LoadState key={shown.id} load={shown} again={again} />}
      {data.campaign?.loadOpen && !waiting && <Deposit done={again} />}
      <History loads={data.loads} />
    </Page>
  );
}

/** The campaign's last loads, read again while one moves, and the one to show: that of the address, or the last. */
function useLoads() {
  const { data, refused, again } = useAnswer<LoadsData>('/chargements');
  const [{ chargement = '' }] = useQuery();
  const listed = data?.loads.find(({ id }) => id === chargement);
  const older = useAnswer<LoadFacts>(data && chargement && !listed ? `/chargements/${encodeURIComponent(chargement)}` : null);
  const moving = data?.loads.some(isMoving) ?? false;
  useEffect(() => {
    if (!moving) return undefined;
    const timer = window.setInterval(again, POLL_MS);
    return () => window.clearInterval(timer);
  }, [moving, again]);
  const shown = chargement ? (listed ?? older.data) : data?.loads[0];
  return { data, refused: refused ?? older.refused, again, shown };
}

/** Why nothing can be deposited. */
function CampaignNote({ campaign }: Pick<LoadsData, 'campaign'>) {
  if (campaign?.loadOpen) return null;
  return (
    <Note tone={campaign ? 'warn' : ''}>
      <p>
        {campaign
          ? 'Le chargement de la campagne est clos. Un gestionnaire peut le rouvrir dans « Conduite de campagne ».'
          : 'Aucune campagne. Initialisez-la dans « Conduite de campagne ».'}
      </p>
    </Note>
  );
}
