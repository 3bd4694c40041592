import type { ChangeEventHandler } from 'react';
import { describedBy, FieldError } from './Field.tsx';
import { errorsOf, type Refused } from './refused.ts';

interface MoneyProps {
  name: string;
  label: string;
  hint: string;
  value: string;
  refused: Refused | undefined;
  onChange: ChangeEventHandler<HTMLInputElement>;
}

/** An amount in euros, in large figures: "50,00". */
export function Money({ name, label, hint, value, refused, onChange }: MoneyProps) {
  const errors = errorsOf(refused, name);
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <p className="hint" id={`${name}-h`}>
        {hint}
      </p>
      <FieldError name={name} errors={errors} />
      <div className="money">
        <input
          id={name}
          name={name}
          inputMode="decimal"
          autoComplete="off"
          value={value}
          onChange={onChange}
          {...describedBy(name, true, errors)}
        />
        <span aria-hidden="true">€</span>
      </div>
    </div>
  );
}
