import { Form } from '@remix-run/react';
import type { RefObject } from 'react';
import { Field } from '../components/Field.tsx';
import type { Refused } from '../components/refused.ts';

interface TypedCodeProps {
  typed?: string;
  refused?: Refused | undefined;
  form?: RefObject<HTMLFormElement>;
}

/** The code typed by hand: works without camera and without script. Scanning fills the same form. */
export const TypedCode = ({ typed, refused, form }: TypedCodeProps) => (
  <Form className="card stack" method="post" action="/partenaire/scanner" reloadDocument noValidate ref={form}>
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
