import { type DragEvent, useState } from 'react';
import { Icon } from '../parts.tsx';

interface FileDropProps {
  name: string;
  label: string;
  hint: string;
  /** Extensions, as the browser's chooser takes them: ".csv,.xlsx". */
  accept: string;
  file: File | undefined;
  error?: string | undefined;
  /** Several when several are dropped at once. */
  choose: (files: File[]) => void;
}

/** A file to choose or to drop. The native field lies over the button, and keeps clicks and keyboard. */
export function FileDrop({ name, label, hint, accept, file, error, choose }: FileDropProps) {
  const [over, setOver] = useState(false);
  const id = `fichier-${name}`;
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    choose([...event.dataTransfer.files]);
  };
  const enter = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div className={`drop ${over ? 'over' : ''}`} onDragOver={enter} onDragLeave={() => setOver(false)} onDrop={drop}>
      <label htmlFor={id}>{label}</label>
      <span className="hint" id={`${id}-aide`}>
        {hint}
      </span>
      {error && (
        <span className="err" id={`${id}-erreur`} role="alert">
          <Icon of="warn" />
          {error}
        </span>
      )}
      {file && (
        <span className="row">
          {!error && <Icon of="ok" />}
          <b>{file.name}</b>
          <span className="soft num">{sizeOf(file)}</span>
        </span>
      )}
      <span className="desk-choose">
        <input
          id={id}
          type="file"
          accept={accept}
          aria-describedby={error ? `${id}-aide ${id}-erreur` : `${id}-aide`}
          aria-invalid={error ? true : undefined}
          onChange={(event) => choose([...(event.target.files ?? [])])}
        />
        <span className="btn second" aria-hidden="true">
          {file ? 'Choisir un autre fichier' : 'Choisir ou déposer un fichier'}
        </span>
      </span>
    </div>
  );
}

const KB = 1024;

/** "3,2 Mo", "12 Ko". */
function sizeOf({ size }: File): string {
  const [amount, unit] = size < KB * KB ? [size / KB, 'Ko'] : [size / KB / KB, 'Mo'];
  return `${amount.toLocaleString('fr-FR', { maximumFractionDigits: amount < 10 ? 1 : 0 })}\u00a0${unit}`;
}

/** Why a file cannot be sent, before it is: its kind by its name, its size; undefined when it can. */
export function fileProblem({ name, size }: File, accept: string, maxMb: number): string | undefined {
  if (!accept.split(',').some((extension) => name.toLowerCase().endsWith(extension)))
    return `« ${name} » n’est pas un fichier ${accept.replaceAll(',', ', ')}. Choisissez-en un autre.`;
  if (size > maxMb * KB * KB) return `Ce fichier est trop gros\u202f: ${maxMb}\u00a0Mo au maximum.`;
  return size === 0 ? 'Ce fichier est vide. Choisissez-en un autre.' : undefined;
}
