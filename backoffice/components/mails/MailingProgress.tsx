import type { MailingSheet } from '../../actions/mailings.ts';
import { post } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { Progress } from '../kit/Progress.tsx';
import { Note } from '../parts.tsx';
import { Excluded } from './Excluded.tsx';
import { count, counted } from '../kit/count.ts';

interface ProgressProps {
  mailing: MailingSheet;
  again: () => void;
}

/** How far it is; pause, resume, stop. */
export function MailingProgress({ mailing, again }: ProgressProps) {
  const { state, posted, prepared, counts, excluded } = mailing;
  const settled = counts.sent + counts.refused + counts.uncertain + counts.withheld;
  return (
    <section className="card stack">
      {state === 'scheduled' ? (
        <p className="lead">Départ le {mailing.sendAt}. Les familles seront recomptées à ce moment.</p>
      ) : (
        <Progress
          label={prepared ? 'Envoi' : 'Préparation et envoi'}
          done={settled}
          total={posted}
          words={`${count(settled)} sur ${count(posted)}${prepared || state === 'stopped' ? '' : ' pour le moment'}`}
        />
      )}
      {state !== 'scheduled' && (
        <>
          <dl className="facts desk-columns">
            {partsOf(counts).map(([label, number]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{count(number)}</dd>
              </div>
            ))}
          </dl>
          <Excluded excluded={excluded} />
        </>
      )}
      {mailing.trouble && (
        <Note tone="warn">
          <p>
            <b>Des courriels attendent un nouvel essai.</b> {mailing.trouble}
          </p>
        </Note>
      )}
      <Moves mailing={mailing} again={again} />
    </section>
  );
}

const partsOf = ({ sent, refused, waiting, uncertain, withheld }: MailingSheet['counts']): [string, number][] => [
  ['Envoyés', sent],
  ['En attente', waiting],
  ['Refusés', refused],
  ['Incertains', uncertain],
  ['Non envoyés', withheld],
];

function Moves({ mailing: { id, state, counts }, again }: ProgressProps) {
  const move = (path: string) => (): Promise<unknown> => post(`/envois/${id}/${path}`, {});
  if (state === 'done' || state === 'stopped') return null;
  return (
    <>
      {(state === 'preparing' || state === 'sending') && (
        <ActionForm fields={[]} second button="Mettre en pause" send={move('pause')} done={again} />
      )}
      {state === 'paused' && <ActionForm fields={[]} button="Reprendre l’envoi" send={move('reprise')} done={again} />}
      <Note tone="final">
        <p>{state === 'scheduled' ? 'Annuler est définitif : pour écrire à ces familles, préparez un autre envoi.' : lost(counts)}</p>
      </Note>
      <ActionForm
        fields={[]}
        danger
        button={state === 'scheduled' ? 'Annuler cet envoi' : 'Arrêter l’envoi pour de bon'}
        send={move('arret')}
        done={again}
      />
    </>
  );
}

const lost = ({ waiting }: MailingSheet['counts']): string =>
  waiting === 0
    ? 'Arrêter est définitif : rien d’autre ne partira.'
    : `Arrêter est définitif : ${counted(waiting, 'courriel')} ne ${waiting < 2 ? 'partira' : 'partiront'} pas. Ce qui est parti reste parti.`;
