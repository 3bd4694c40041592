import { Icon } from '../parts.tsx';

export interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  /** radio and checkboxes show `options` as choices; select as a list; checkbox is one box that posts "oui". */
  type?: 'text' | 'email' | 'password' | 'textarea' | 'select' | 'radio' | 'checkboxes' | 'checkbox';
  initial?: string;
  /** Boxes ticked at first, for `checkboxes`. */
  ticked?: readonly string[];
  options?: readonly { value: string; label: string; hint?: string }[];
  maxLength?: number;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email';
  autoComplete?: string;
}

type Shown = FieldProps & { error: string | undefined; kept: readonly string[] | undefined };

/** A field: label, hint, refusal, input, in this order (look). Several of the same name on a page: `scope` keeps ids apart. */
export function Field(props: Shown & { scope: string }) {
  const { name, label, hint, type, error, scope } = props;
  const id = `${scope}-${name}`;
  const describedBy = [hint && `${id}-aide`, error && `${id}-erreur`].filter(Boolean).join(' ') || undefined;
  const around = { 'aria-describedby': describedBy, 'aria-invalid': error ? (true as const) : undefined };
  const words = (
    <>
      {hint && (
        <span className="hint" id={`${id}-aide`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="err" id={`${id}-erreur`} role="alert">
          <Icon of="warn" />
          {error}
        </span>
      )}
    </>
  );
  if (type === 'checkbox')
    return (
      <div className="field">
        {words}
        <Boxes {...props} type="checkboxes" options={[{ value: 'oui', label }]} id={id} />
      </div>
    );
  if (type === 'radio' || type === 'checkboxes')
    return (
      <fieldset className="field" {...around}>
        <legend>{label}</legend>
        {words}
        <Boxes {...props} id={id} />
      </fieldset>
    );
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {words}
      <Input {...props} id={id} around={around} />
    </div>
  );
}

function Boxes({ name, type, options = [], ticked = [], initial, kept, id }: Shown & { id: string }) {
  const first = kept ?? (initial === undefined ? ticked : [initial]);
  return (
    <div className="choices desk-choices">
      {options.map(({ value, label, hint }) => (
        <label key={value} className="choice">
          <input
            type={type === 'radio' ? 'radio' : 'checkbox'}
            id={`${id}-${value}`}
            name={name}
            value={value}
            defaultChecked={first.includes(value)}
          />
          <span>
            {label}
            {hint && <span className="hint">{hint}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}

function Input({ name, type = 'text', initial, options, kept, id, around, maxLength, inputMode, autoComplete }: Shown & InputExtra) {
  const common = { id, name, defaultValue: kept?.[0] ?? initial, maxLength, ...around };
  if (type === 'textarea') return <textarea {...common} rows={3} />;
  if (type === 'select')
    return (
      <select {...{ ...common, maxLength: undefined }}>
        {options?.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    );
  return <input {...common} type={type === 'password' ? 'password' : type} inputMode={inputMode} autoComplete={autoComplete ?? 'off'} />;
}

interface InputExtra {
  id: string;
  around: { 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };
}
