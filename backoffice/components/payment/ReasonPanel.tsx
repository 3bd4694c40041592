import { useEffect, useRef } from 'react';
import { post } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import type { FieldProps } from '../kit/Field.tsx';
import { Note } from '../parts.tsx';

interface ReasonPanelProps {
  title: string;
  /** What happens once it is sent. */
  says: string;
  /** Under /caf/actions. */
  path: string;
  button: string;
  /** What the reason starts with. */
  initial?: string;
  /** Before the reason. */
  fields?: readonly FieldProps[];
  /** Cannot be undone. */
  final?: boolean;
  done: () => void;
  close: () => void;
}

/** Asks why, for one line of the list below; takes the focus when it opens. */
export function ReasonPanel({ title, says, path, button, initial = '', fields = [], final, done, close }: ReasonPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [path]);
  return (
    <section className="card stack" aria-labelledby="motif-titre">
      <h2 id="motif-titre" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {!final && <p>{says}</p>}
      <ActionForm
        key={path}
        fields={[...fields, { name: 'motif', label: 'Motif', type: 'textarea', initial, maxLength: 500 }]}
        button={button}
        send={(values) => post(path, values)}
        done={done}
      >
        {final && <Note tone="final">{says}</Note>}
      </ActionForm>
      <p>
        <button type="button" className="btn quiet" onClick={close}>
          Fermer sans rien changer
        </button>
      </p>
    </section>
  );
}
