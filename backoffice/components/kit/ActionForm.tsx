import type { FormEvent, ReactNode } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import type { Refused } from '../api.ts';
import { Note, RefusedNote } from '../parts.tsx';
import { Field, type FieldProps } from './Field.tsx';
import { useDraft } from './use-draft.ts';

/** For fields that a form lays out by itself: what is refused of each, what was typed when the session ended. */
export interface FormParts {
  errorOf: (name: string) => string | undefined;
  kept: Record<string, string[]> | undefined;
}

interface ActionFormProps {
  fields: readonly FieldProps[];
  /** What the button does, with its amount: "Marquer traité : 105,00 €". */
  button: string;
  danger?: boolean;
  second?: boolean;
  /** Sent along: the version seen, the `cle`. */
  hidden?: Record<string, string>;
  /** `values`: one text a field; several boxes ticked are joined by commas. */
  send: (values: Record<string, string>) => Promise<unknown>;
  done: () => void;
  /** Between the fields and the button: what cannot be undone, or fields laid out otherwise. */
  children?: ReactNode | ((form: FormParts) => ReactNode);
}

/**
 * A form of the desk: plain fields, one button, each refusal beside the field it is about, what was typed never lost:
 * not by a refusal, nor by a session that ends meanwhile (it comes back after the login).
 */
export function ActionForm({ fields, button, danger, second, hidden = {}, send, done, children }: ActionFormProps) {
  const scope = useId();
  const [refused, setRefused] = useState<Refused | undefined>();
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const here = useRef<HTMLFormElement>(null);
  const [draft, forget] = useDraft(here, { fields, button, hidden, sending: running });
  const kept = draft?.values;
  // A long form is refused at its foot: what is wrong may be out of sight.
  useEffect(() => {
    if (refused) here.current?.querySelector('.note.stop, .err')?.scrollIntoView({ block: 'center' });
  }, [refused]);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    // A second click comes before React has drawn the first.
    if (running.current) return;
    running.current = true;
    const form = event.currentTarget;
    setBusy(true);
    setRefused(undefined);
    send({ ...hidden, ...draft?.hidden, ...valuesOf(form) })
      .then(() => (forget(), done()), setRefused)
      .finally(() => {
        running.current = false;
        setBusy(false);
      });
  };
  const errorOf = (name: string): string | undefined => refused?.fields.find(({ field }) => field === name)?.message;
  return (
    <form className="stack desk-form" ref={here} onSubmit={submit} noValidate>
      {kept && (
        <Note tone="warn">
          <p>
            {Object.keys(kept).length > 0
              ? 'Votre session s’était fermée. Ce que vous aviez écrit est encore là : relisez, puis envoyez.'
              : 'Votre session s’était fermée : rien n’est fait. Recommencez.'}
          </p>
        </Note>
      )}
      <RefusedNote refused={refused && fields.some(({ name }) => errorOf(name)) ? undefined : refused} />
      {fields.map((field) => (
        <Field key={field.name} {...field} scope={scope} error={errorOf(field.name)} kept={kept?.[field.name]} />
      ))}
      {typeof children === 'function' ? children({ errorOf, kept }) : children}
      <button className={`btn ${danger ? 'danger' : ''} ${second ? 'second' : ''}`} type="submit" aria-busy={busy}>
        {busy ? 'Un instant…' : button}
      </button>
    </form>
  );
}

function valuesOf(form: HTMLFormElement): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string') continue;
    values[name] = name in values ? `${values[name]},${value}` : value;
  }
  return values;
}
