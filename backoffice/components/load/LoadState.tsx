/** Where the last load stands: progress, simulation to confirm, result, rejects. */
import { useState } from 'react';
import type { LoadFacts } from '../../actions/load-facts.ts';
import { post, type Refused } from '../api.ts';
import { Note, RefusedNote, Tag } from '../parts.tsx';
import { Progress } from './Deposit.tsx';
import { Rejects } from './Rejects.tsx';

const count = (value: number): string => value.toLocaleString('fr-FR');

const TITLES: Record<LoadFacts['state'], string> = {
  uploaded: 'Simulation',
  simulating: 'Simulation',
  simulated: 'Résultat de la simulation',
  confirmed: 'Chargement',
  running: 'Chargement',
  done: 'Dernier chargement',
  failed: 'Dernier chargement',
  cancelled: 'Dernier chargement',
};

export function LoadState({ load, again }: { load: LoadFacts; again: () => void }) {
  const { state, progress } = load;
  const moving = ['uploaded', 'simulating', 'confirmed', 'running'].includes(state);
  const simulating = state === 'uploaded' || state === 'simulating';
  const lines = load.counts.allo.rejected + load.counts.enf.rejected + load.counts.allo.warnings + load.counts.enf.warnings;
  return (
    <section className="card stack">
      <div className="row apart">
        <h2>{TITLES[state]}</h2>
        <Tag tag={load.tag} />
      </div>
      <p className="soft">
        {[load.files.allo?.name, load.files.enf?.name].filter(Boolean).join(' et ')}, déposé le {load.registeredAt} par {load.agent}
      </p>
      {moving && (
        <Progress
          label={simulating ? 'Simulation en cours : rien n’est écrit' : 'Chargement en cours'}
          done={progress.done}
          total={progress.total}
          words={`${count(progress.done)} lignes sur ${count(progress.total)} environ`}
        />
      )}
      {load.failure && <Note tone="stop">{load.failure}</Note>}
      {(state === 'simulated' || state === 'done') && <Counts load={load} />}
      {(state === 'simulated' || moving) && <Choice load={load} again={again} />}
      {(state === 'simulated' || state === 'done') && lines > 0 && <Rejects load={load} />}
    </section>
  );
}

function Counts({ load }: { load: LoadFacts }) {
  const rows = [
    { label: 'Familles', ...load.counts.allo },
    { label: 'Enfants', ...load.counts.enf },
  ];
  const extra: [string, string][] = [
    ['Total des forfaits', load.total],
    ['Montants hors barème', count(load.outsideBareme)],
    ['Familles sans accès au portail', count(load.withoutMail)],
    ['Enfants repris grâce à leur parent', count(load.released)],
  ];
  return (
    <>
      <div className="scroll">
        <table>
          <caption className="hide">Lignes des fichiers</caption>
          <thead>
            <tr>
              <th scope="col">Fichier</th>
              {['Lues', 'Nouvelles', 'Changées', 'Inchangées', 'Rejetées', 'À vérifier'].map((label) => (
                <th key={label} scope="col" className="num">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label}>
                <th scope="row">{row.label}</th>
                {[row.lines, row.new, row.changed, row.unchanged, row.rejected, row.warnings].map((value, index) => (
                  <td key={index} className="num">
                    {count(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <dl className="facts desk-columns">
        {extra.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Choice({ load, again }: { load: LoadFacts; again: () => void }) {
  const [refused, setRefused] = useState<Refused | undefined>();
  const [busy, setBusy] = useState(false);
  const act = (what: 'confirmation' | 'annulation') => (): void => {
    if (busy) return;
    setBusy(true);
    post(`/chargements/${encodeURIComponent(load.id)}/${what}`, {})
      .then(again, (error: Refused) => setRefused(error))
      .finally(() => setBusy(false));
  };
  const added = load.counts.allo.new + load.counts.allo.changed + load.counts.enf.new + load.counts.enf.changed;
  return (
    <>
      <RefusedNote refused={refused} />
      <p className="actions">
        {load.state === 'simulated' && (
          <button type="button" className="btn" onClick={act('confirmation')}>
            Charger {count(added)} {added < 2 ? 'ligne' : 'lignes'}
          </button>
        )}
        <button type="button" className="btn second" onClick={act('annulation')}>
          Abandonner ce chargement
        </button>
      </p>
    </>
  );
}
