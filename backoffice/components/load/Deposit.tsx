/** The two files, by drop or by button, together or one by one; either may come alone (R-CAM-05). */
import { useState } from 'react';
import { type Refused, sendFiles } from '../api.ts';
import { FileDrop, fileProblem } from '../kit/FileDrop.tsx';
import { Progress } from '../kit/Progress.tsx';
import { RefusedNote } from '../parts.tsx';

const KINDS = [
  { kind: 'allo', label: 'Fichier allo', hint: 'Les allocataires : matricule, nom, prénom, mail' },
  { kind: 'enf', label: 'Fichier enf', hint: 'Les enfants : matricule, montant, nom, prénom, SIAS' },
] as const;
type Kind = (typeof KINDS)[number]['kind'];

const ACCEPT = '.csv,.txt,.tsv,.xlsx';
const MAX_MB = 60;

/** Two files dropped together go where their names say; one alone goes where it is dropped. */
function placesOf(files: readonly File[], dropped: Kind): [Kind, File][] {
  if (files.length < 2) return files.map((file) => [dropped, file]);
  return files.flatMap((file): [Kind, File][] => {
    const named = KINDS.filter(({ kind }) => file.name.toLowerCase().includes(kind));
    return named.length === 1 ? [[named[0]!.kind, file]] : [];
  });
}

export function Deposit({ done }: { done: () => void }) {
  const [files, setFiles] = useState<Partial<Record<Kind, File>>>({});
  const [part, setPart] = useState<number | null>(null);
  const [refused, setRefused] = useState<Refused | undefined>();
  const choose = (kind: Kind) => (chosen: File[]) => {
    setRefused(undefined);
    setFiles((before) => ({ ...before, ...Object.fromEntries(placesOf(chosen, kind)) }));
  };
  const problemOf = (kind: Kind): string | undefined =>
    refused?.fields.find(({ field }) => field === kind)?.message ?? (files[kind] && fileProblem(files[kind], ACCEPT, MAX_MB));
  const chosen = KINDS.filter(({ kind }) => files[kind]);
  const ready = chosen.length > 0 && chosen.every(({ kind }) => !files[kind] || !fileProblem(files[kind], ACCEPT, MAX_MB));
  const send = (): void => {
    setPart(0);
    setRefused(undefined);
    sendFiles('/chargements', Object.fromEntries(chosen.map(({ kind }) => [kind, files[kind]!])), setPart)
      .then(done, (error: Refused) => setRefused(error))
      .finally(() => setPart(null));
  };
  const percent = Math.round((part ?? 0) * 100);
  return (
    <section className="card stack" aria-labelledby="depot">
      <h2 id="depot">Déposer les fichiers</h2>
      <p>CSV ou Excel (.xlsx), 60 Mo au maximum chacun. Rien n’est chargé avant votre confirmation.</p>
      <RefusedNote refused={refused} />
      <div className="desk-files">
        {KINDS.map(({ kind, label, hint }) => (
          <FileDrop
            key={kind}
            name={kind}
            label={label}
            hint={hint}
            accept={ACCEPT}
            file={files[kind]}
            error={problemOf(kind)}
            choose={choose(kind)}
          />
        ))}
      </div>
      {part !== null && <Progress label="Envoi des fichiers" done={percent} total={100} words={`${percent} %`} />}
      {part === null && ready && (
        <p className="actions">
          <button type="button" className="btn" onClick={send}>
            Simuler le chargement
          </button>
          {chosen.length === 1 && <span className="soft">Un seul fichier : c’est permis, l’autre ne change pas.</span>}
        </p>
      )}
    </section>
  );
}
