/** The two files, by drop or by button; either may come alone (R-CAM-05). */
import { type DragEvent, useState } from 'react';
import { type Refused, sendFiles } from '../api.ts';
import { Icon, RefusedNote } from '../parts.tsx';

const KINDS = [
  { kind: 'allo', label: 'Fichier allo', hint: 'Les allocataires : matricule, nom, prénom, mail' },
  { kind: 'enf', label: 'Fichier enf', hint: 'Les enfants : matricule, montant, nom, prénom, SIAS' },
] as const;

type Chosen = Record<string, File>;

export function Deposit({ done }: { done: () => void }) {
  const [files, setFiles] = useState<Chosen>({});
  const [part, setPart] = useState<number | null>(null);
  const [refused, setRefused] = useState<Refused | undefined>();
  const choose = (kind: string, file: File | undefined): void => {
    if (file) setFiles((before) => ({ ...before, [kind]: file }));
  };
  const send = (): void => {
    setPart(0);
    setRefused(undefined);
    sendFiles('/chargements', files, setPart)
      .then(done, (error: Refused) => setRefused(error))
      .finally(() => setPart(null));
  };
  return (
    <section className="card stack">
      <h2>Déposer les fichiers</h2>
      <p>CSV ou Excel (.xlsx), 60 Mo au maximum chacun. Rien n’est chargé avant votre confirmation.</p>
      <RefusedNote refused={refused} />
      <div className="desk-files">
        {KINDS.map((each) => (
          <FileDrop key={each.kind} {...each} file={files[each.kind]} choose={choose} />
        ))}
      </div>
      {part === null ? (
        Object.keys(files).length > 0 && (
          <p className="actions">
            <button type="button" className="btn" onClick={send}>
              Simuler le chargement
            </button>
          </p>
        )
      ) : (
        <Progress label="Envoi des fichiers" done={Math.round(part * 100)} total={100} words={`${Math.round(part * 100)} %`} />
      )}
    </section>
  );
}

interface FileDropProps {
  kind: string;
  label: string;
  hint: string;
  file: File | undefined;
  choose: (kind: string, file: File | undefined) => void;
}

function FileDrop({ kind, label, hint, file, choose }: FileDropProps) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    choose(kind, event.dataTransfer.files[0]);
  };
  const enter = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div className={`drop ${over ? 'over' : ''}`} onDragOver={enter} onDragLeave={() => setOver(false)} onDrop={drop}>
      <label htmlFor={`fichier-${kind}`}>{label}</label>
      <span className="hint" id={`fichier-${kind}-aide`}>
        {hint}
      </span>
      {file && (
        <span className="row">
          <Icon of="ok" />
          <b>{file.name}</b>
        </span>
      )}
      <span className="desk-choose">
        <input
          id={`fichier-${kind}`}
          type="file"
          accept=".csv,.txt,.tsv,.xlsx"
          aria-describedby={`fichier-${kind}-aide`}
          onChange={(event) => choose(kind, event.target.files?.[0])}
        />
        <span className="btn second" aria-hidden="true">
          {file ? 'Choisir un autre fichier' : 'Choisir ou déposer un fichier'}
        </span>
      </span>
    </div>
  );
}

/** A bar with its numbers in words. */
export const Progress = ({ label, done, total, words }: { label: string; done: number; total: number; words: string }) => (
  <div role="status">
    <p className="row apart">
      <b id="avancement">{label}</b>
      <span className="num">{words}</span>
    </p>
    <progress aria-labelledby="avancement" value={done} max={Math.max(1, total)} />
  </div>
);
