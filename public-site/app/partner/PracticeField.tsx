import { Form } from '@remix-run/react';
import { Field } from '../components/Field.tsx';

/** A made-up code typed by hand: asks this page again, posts nothing. */
export const PracticeField = () => (
  <Form className="card stack" method="get" reloadDocument>
    <Field
      name="code"
      label="Ou tapez un faux code"
      hint="Il commence par e0000000."
      autoComplete="off"
      autoCapitalize="off"
      refused={undefined}
    />
    <button className="btn second wide">Vérifier le faux code</button>
  </Form>
);
