import type { FormEvent } from 'react';
import type { Refused } from '../api.ts';
import { Icon, RefusedNote } from '../parts.tsx';

export interface Filter {
  name: string;
  label: string;
  /** A list to choose from; none: a text. */
  options?: readonly { value: string; label: string }[];
  hint?: string;
}

interface FilterBarProps {
  filters: readonly Filter[];
  query: Record<string, string>;
  change: (some: Record<string, string>) => void;
  /** What the list refused: said beside the filter it is about, or above them all. */
  refused?: Refused | undefined;
}

/** The filters of a list in one row. Lists act at once, texts when sent; "Tout effacer" shows when there is something to clear. */
export function FilterBar({ filters, query, change, refused }: FilterBarProps) {
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    change(Object.fromEntries(filters.map(({ name }) => [name, String(form.get(name) ?? '').trim()])));
  };
  const clear = (): void => change(Object.fromEntries(filters.map(({ name }) => [name, ''])));
  const errorOf = (name: string): string | undefined => refused?.fields.find(({ field }) => field === name)?.message;
  // The key draws the fields again when the address changes: they are not controlled.
  const now = filters.map(({ name }) => query[name] ?? '').join('|');
  const form = (
    <form key={now} className="row desk-filters" role="search" onSubmit={submit}>
      {filters.map((filter) => (
        <FilterField key={filter.name} filter={filter} value={query[filter.name] ?? ''} error={errorOf(filter.name)} change={change} />
      ))}
      {filters.some(({ options }) => !options) && (
        <button type="submit" className="btn second">
          Filtrer
        </button>
      )}
      {now.replaceAll('|', '') !== '' && (
        <button type="button" className="btn quiet" onClick={clear}>
          Tout effacer
        </button>
      )}
    </form>
  );
  return (
    <>
      <RefusedNote refused={filters.some(({ name }) => errorOf(name)) ? undefined : refused} />
      {form}
    </>
  );
}

function FilterField({ filter: { name, label, options, hint }, value, error, change }: FilterFieldProps) {
  const id = `filtre-${name}`;
  const describedBy = [hint && `${id}-aide`, error && `${id}-erreur`].filter(Boolean).join(' ') || undefined;
  const around = { 'aria-describedby': describedBy, 'aria-invalid': error ? (true as const) : undefined };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {error && (
        <span className="err" id={`${id}-erreur`} role="alert">
          <Icon of="warn" />
          {error}
        </span>
      )}
      {options ? (
        <select id={id} name={name} defaultValue={value} {...around} onChange={(event) => change({ [name]: event.target.value })}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input id={id} name={name} defaultValue={value} autoComplete="off" {...around} />
      )}
      {hint && (
        <span className="hint" id={`${id}-aide`}>
          {hint}
        </span>
      )}
    </div>
  );
}

interface FilterFieldProps {
  filter: Filter;
  value: string;
  error: string | undefined;
  change: FilterBarProps['change'];
}
