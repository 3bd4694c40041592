import { describedBy, Labelled } from './Field.tsx';
import { errorsOf, type Refused } from './refused.ts';

interface SelectFieldProps {
  name: string;
  label: string;
  hint?: string;
  /** First line of the list, chosen by nobody: "Choisissez…". */
  ask: string;
  options: readonly { value: string; label: string }[];
  chosen?: string | undefined;
  refused: Refused | undefined;
}

/** A native list to choose one from. */
export function SelectField({ name, label, hint, ask, options, chosen, refused }: SelectFieldProps) {
  const errors = errorsOf(refused, name);
  return (
    <Labelled name={name} label={label} hint={hint} errors={errors}>
      <select id={name} name={name} defaultValue={refused?.values[name] ?? chosen ?? ''} {...describedBy(name, hint !== undefined, errors)}>
        <option value="">{ask}</option>
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  );
}
