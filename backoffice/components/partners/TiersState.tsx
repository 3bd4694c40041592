import type { TiersLoadFacts } from '../../actions/partners-load.ts';
import { post } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { Progress } from '../kit/Progress.tsx';
import { Note, Tag } from '../parts.tsx';
import { TiersLines } from './TiersLines.tsx';

const count = (value: number): string => value.toLocaleString('fr-FR');
const TITLES = {
  simulated: 'Simulation',
  running: 'Chargement',
  done: 'Dernier chargement',
  failed: 'Dernier chargement',
  cancelled: 'Dernier chargement',
};

/** The load at hand: what it would do or did, its lines, and the choice to make. */
export function TiersState({ load, again }: { load: TiersLoadFacts; again: () => void }) {
  const { state, counts, progress } = load;
  return (
    <section className="card stack">
      <div className="row apart">
        <h2>{TITLES[state]}</h2>
        <Tag tag={load.tag} />
      </div>
      <p className="soft">
        {load.file}, déposé le {load.registeredAt} par {load.agent}
      </p>
      {state === 'running' && (
        <Progress
          label="Chargement en cours"
          done={progress.done}
          total={progress.total}
          words={`${count(progress.done)} lignes sur ${count(progress.total)}`}
        />
      )}
      {load.failure && <Note tone="stop">{load.failure}</Note>}
      <dl className="facts desk-columns">
        {(
          [
            ['Lignes', counts.lines],
            ['Nouveaux', counts.new],
            ['Changés', counts.changed],
            ['Inchangés', counts.unchanged],
            ['Rejetés', counts.rejected],
            ['À vérifier', counts.warnings],
          ] as const
        ).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="num">{count(value)}</dd>
          </div>
        ))}
      </dl>
      {state === 'simulated' && <Choice load={load} again={again} />}
      {state !== 'running' && <TiersLines load={load} />}
    </section>
  );
}

function Choice({ load: { id, counts }, again }: { load: TiersLoadFacts; again: () => void }) {
  const kept = counts.new + counts.changed;
  const to = (what: string) => (): Promise<unknown> => post(`/tiers/${encodeURIComponent(id)}/${what}`, {});
  return (
    <>
      {counts.new > 0 && (
        <Note tone="final">
          <p>
            Les nouveaux partenaires sont validés aussitôt : les familles les voient, et chacun reçoit un mail. Leur numéro et leur rang ne
            changeront plus.
          </p>
        </Note>
      )}
      <div className="row">
        {kept > 0 && (
          <ActionForm
            fields={[]}
            button={`Charger ${count(kept)} ${kept < 2 ? 'partenaire' : 'partenaires'}`}
            send={to('confirmation')}
            done={again}
          />
        )}
        <ActionForm fields={[]} second button="Abandonner ce fichier" send={to('annulation')} done={again} />
      </div>
    </>
  );
}
