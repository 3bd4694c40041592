import { useState } from 'react';
import { type Refused, sendFiles } from '../api.ts';
import { FileDrop, fileProblem } from '../kit/FileDrop.tsx';
import { Progress } from '../kit/Progress.tsx';
import { Note, RefusedNote } from '../parts.tsx';
import { counted } from '../kit/count.ts';

const ACCEPT = '.eml,.mbox';
const MAX_MB = 60;

/** As the server counts them: take-returned. */
interface Taken {
  listed: number;
  known: number;
  foreign: number;
  other: number;
}

/** Returned mails given as a file: for a Caf whose mailbox of returns is not read by itself. */
export function ReturnsDrop() {
  const [file, setFile] = useState<File>();
  const [part, setPart] = useState<number | null>(null);
  const [refused, setRefused] = useState<Refused>();
  const [taken, setTaken] = useState<Taken>();
  const problem = refused?.fields.find(({ field }) => field === 'retours')?.message ?? (file && fileProblem(file, ACCEPT, MAX_MB));
  const send = (): void => {
    if (!file) return;
    setPart(0);
    setRefused(undefined);
    sendFiles<Taken>('/echecs-d-envoi/retours', { retours: file }, setPart)
      .then(
        (counts) => {
          setTaken(counts);
          setFile(undefined);
        },
        (error: Refused) => setRefused(error),
      )
      .finally(() => setPart(null));
  };
  const percent = Math.round((part ?? 0) * 100);
  return (
    <details className="card">
      <summary>Déposer un fichier de retours</summary>
      <div className="stack">
        <RefusedNote refused={problem ? undefined : refused} />
        <FileDrop
          name="retours"
          label="Fichier de retours"
          hint="Courriels revenus en erreur, enregistrés par votre messagerie : .eml ou .mbox"
          accept={ACCEPT}
          file={file}
          error={problem}
          choose={([chosen]) => {
            setRefused(undefined);
            setTaken(undefined);
            if (chosen) setFile(chosen);
          }}
        />
        {part !== null && (
          <Progress
            label={percent < 100 ? 'Envoi du fichier' : 'Lecture des retours'}
            done={percent}
            total={100}
            words={`${percent}\u202f%`}
          />
        )}
        {part === null && file && !problem && (
          <p>
            <button type="button" className="btn" onClick={send}>
              Lire les retours
            </button>
          </p>
        )}
        <div role="status">{taken && <Told taken={taken} />}</div>
      </div>
    </details>
  );
}

const Told = ({ taken: { listed, known, foreign, other } }: { taken: Taken }) => (
  <Note tone={listed + known > 0 ? 'ok' : 'warn'}>
    <p>
      <b>{counted(listed, 'nouvel échec', 'nouveaux échecs')} dans la liste.</b>{' '}
      {known > 0 && `${counted(known, 'retour déjà connu', 'retours déjà connus')}. `}
      {foreign + other > 0 && `${counted(foreign + other, 'courriel laissé', 'courriels laissés')} : pas un retour de nos courriels.`}
    </p>
    {listed > 0 && (
      <p>
        <a href="/caf/pages/echecs-d-envoi">Relire la liste</a>
      </p>
    )}
  </Note>
);
