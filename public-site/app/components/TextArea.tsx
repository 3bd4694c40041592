import { describedBy, Labelled } from './Field.tsx';
import { errorsOf, type Refused } from './refused.ts';

interface TextAreaProps {
  name: string;
  label: string;
  hint?: string;
  rows?: number;
  value?: string | undefined;
  refused: Refused | undefined;
}

/** A few sentences: label, hint, error, box, in this order; what was typed is kept. */
export function TextArea({ name, label, hint, rows = 5, value, refused }: TextAreaProps) {
  const errors = errorsOf(refused, name);
  return (
    <Labelled name={name} label={label} hint={hint} errors={errors}>
      <textarea
        id={name}
        name={name}
        rows={rows}
        defaultValue={refused?.values[name] ?? value}
        {...describedBy(name, hint !== undefined, errors)}
      />
    </Labelled>
  );
}
