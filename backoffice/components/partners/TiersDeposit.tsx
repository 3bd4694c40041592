import { useState } from 'react';
import { type Refused, sendFiles } from '../api.ts';
import { FileDrop, fileProblem } from '../kit/FileDrop.tsx';
import { Progress } from '../kit/Progress.tsx';
import { RefusedNote } from '../parts.tsx';

const ACCEPT = '.xlsx,.csv';
const MAX_MB = 8;

/** The tiers file, by drop or by button; simulated as soon as it is sent. */
export function TiersDeposit({ done }: { done: () => void }) {
  const [file, setFile] = useState<File | undefined>();
  const [part, setPart] = useState<number | null>(null);
  const [refused, setRefused] = useState<Refused | undefined>();
  const problem = refused?.fields.find(({ field }) => field === 'tiers')?.message ?? (file && fileProblem(file, ACCEPT, MAX_MB));
  const send = (): void => {
    if (!file) return;
    setPart(0);
    setRefused(undefined);
    sendFiles('/tiers', { tiers: file }, setPart)
      .then(done, (error: Refused) => setRefused(error))
      .finally(() => setPart(null));
  };
  const percent = Math.round((part ?? 0) * 100);
  return (
    <section className="card stack" aria-labelledby="depot-tiers">
      <h2 id="depot-tiers">Déposer le fichier des tiers</h2>
      <p>Excel (.xlsx), 5 000 lignes au maximum. Rien n’est écrit avant votre confirmation.</p>
      <RefusedNote refused={problem ? undefined : refused} />
      <FileDrop
        name="tiers"
        label="Fichier des tiers"
        hint="Numéro Tiersi, rang, raison sociale, adresse mail, type d’activité, adresse"
        accept={ACCEPT}
        file={file}
        error={problem}
        choose={([chosen]) => {
          setRefused(undefined);
          if (chosen) setFile(chosen);
        }}
      />
      {part !== null && (
        <Progress
          label={percent < 100 ? 'Envoi du fichier' : 'Simulation en cours : rien n’est écrit'}
          done={percent}
          total={100}
          words={`${percent}\u202f%`}
        />
      )}
      {part === null && file && !fileProblem(file, ACCEPT, MAX_MB) && (
        <p className="actions">
          <button type="button" className="btn" onClick={send}>
            Simuler le chargement
          </button>
        </p>
      )}
    </section>
  );
}
