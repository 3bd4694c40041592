import type { ReactNode } from 'react';
import { FieldError } from './Field.tsx';
import { errorsOf, type Refused } from './refused.ts';

export interface ChoiceOption {
  value: string;
  body: ReactNode;
  /** What stands at the end of the line: an amount, a distance. */
  end?: ReactNode;
}

interface ChoicesProps {
  name: string;
  legend: ReactNode;
  hideLegend?: boolean;
  /** Two columns where there is room: for options without an amount. */
  two?: boolean;
  options: readonly ChoiceOption[];
  chosen?: string | undefined;
  refused?: Refused | undefined;
}

/** Native radios, a large target each; the first carries the field's id so that an error can lead to it. */
export function Choices({ name, legend, hideLegend, two, options, chosen, refused }: ChoicesProps) {
  const errors = errorsOf(refused, name);
  return (
    <fieldset className={two ? 'choices two' : 'choices'} aria-describedby={errors.length > 0 ? `${name}-e` : undefined}>
      <legend className={hideLegend ? 'hide' : undefined}>{legend}</legend>
      <FieldError name={name} errors={errors} />
      {options.map((option, index) => (
        <label className="choice" key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            id={index === 0 ? name : undefined}
            defaultChecked={option.value === chosen}
            required
          />
          <span>{option.body}</span>
          {option.end}
        </label>
      ))}
    </fieldset>
  );
}

/** One box to tick before something is done. */
export function Confirm({ name, children, refused }: { name: string; children: ReactNode; refused?: Refused | undefined }) {
  const errors = errorsOf(refused, name);
  return (
    <div className="field">
      <FieldError name={name} errors={errors} />
      <label className="choice">
        <input
          type="checkbox"
          id={name}
          name={name}
          value="oui"
          required
          defaultChecked={refused?.values[name] === 'oui'}
          aria-describedby={errors.length > 0 ? `${name}-e` : undefined}
          aria-invalid={errors.length > 0 ? true : undefined}
        />
        <span>{children}</span>
      </label>
    </div>
  );
}
