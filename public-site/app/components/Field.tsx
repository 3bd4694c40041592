import type { InputHTMLAttributes, ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { errorsOf, type FormError, type Refused } from './refused.ts';

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className'> {
  name: string;
  label: string;
  hint?: string;
  short?: boolean;
  refused?: Refused | undefined;
}

/** Label, hint, error, input, in this order; the value typed is kept, a password never. */
export function Field({ name, label, hint, short, refused, ...input }: FieldProps) {
  const errors = errorsOf(refused, name);
  return (
    <Labelled name={name} label={label} hint={hint} errors={errors}>
      <input
        type="text"
        defaultValue={input.type === 'password' ? undefined : refused?.values[name]}
        {...input}
        id={name}
        name={name}
        className={short ? 'short' : undefined}
        {...describedBy(name, hint !== undefined, errors)}
      />
    </Labelled>
  );
}

interface LabelledProps {
  name: string;
  label: string;
  hint: string | undefined;
  errors: FormError[];
  children: ReactNode;
}

/** What stands around any control, in this order: label, hint, error. */
export const Labelled = ({ name, label, hint, errors, children }: LabelledProps) => (
  <div className="field">
    <label htmlFor={name}>{label}</label>
    {hint && (
      <p className="hint" id={`${name}-h`}>
        {hint}
      </p>
    )}
    <FieldError name={name} errors={errors} />
    {children}
  </div>
);

/** The sentence beside a field. */
export function FieldError({ name, errors }: { name: string; errors: FormError[] }) {
  return errors.map((each) => (
    <p className="err" id={`${name}-e`} key={each.message}>
      <Icon name="stop" />
      <span>
        {each.message} {each.todo}
      </span>
    </p>
  ));
}

/** Ties a control to its hint and its error. */
export function describedBy(name: string, hasHint: boolean, errors: FormError[]) {
  const ids = [...(hasHint ? [`${name}-h`] : []), ...(errors.length > 0 ? [`${name}-e`] : [])];
  return { 'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined, 'aria-invalid': errors.length > 0 ? true : undefined };
}
