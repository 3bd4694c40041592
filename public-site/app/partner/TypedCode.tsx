import { Form } from '@remix-run/react';
import type { RefObject } from 'react';
import { Field } from '../components/Field.tsx';
import type { Refused } from '../components/refused.ts';

interface TypedCodeProps {
  typed?: string;
  refused?: Refused | undefined;
  form?: RefObject<HTMLFormElement>;
  /** Codes checked together with this one. */
  together?: readonly string[];
  /** With script: what is typed goes the way of what is scanned. */
  onCode?: (code: string) => void;
}

/** The code typed by hand: works without camera and without script. Scanning fills the same form. */
export const TypedCode = ({ typed, refused, form, together = [], onCode }: TypedCodeProps) => (
  <Form
    className="card stack"
    method="post"
    action="/partenaire/scanner"
    reloadDocument
    noValidate
    ref={form}
    onSubmit={(event) => {
      const code = new FormData(event.currentTarget).get('code');
      if (!onCode || typeof code !== 'string') return;
      event.preventDefault();
      onCode(code);
    }}
  >
    {together.length > 0 && <input type="hidden" name="avec" value={together.join(',')} />}
    <Field
      name="code"
      label="Ou tapez le code"
      hint="Il est écrit sous le QR code."
      defaultValue={refused?.values.code ?? typed}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      refused={refused}
    />
    <button className="btn second wide">Vérifier le code</button>
  </Form>
);
