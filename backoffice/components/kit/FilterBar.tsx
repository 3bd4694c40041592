import type { FormEvent } from 'react';

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
}

/** The filters of a list in one row. Lists act at once, texts when sent; "Tout effacer" shows when there is something to clear. */
export function FilterBar({ filters, query, change }: FilterBarProps) {
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    change(Object.fromEntries(filters.map(({ name }) => [name, String(form.get(name) ?? '').trim()])));
  };
  const clear = (): void => change(Object.fromEntries(filters.map(({ name }) => [name, ''])));
  // The key draws the fields again when the address changes: they are not controlled.
  const now = filters.map(({ name }) => query[name] ?? '').join('|');
  return (
    <form key={now} className="row desk-filters" role="search" onSubmit={submit}>
      {filters.map((filter) => (
        <FilterField key={filter.name} filter={filter} value={query[filter.name] ?? ''} change={change} />
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
}

function FilterField({ filter: { name, label, options, hint }, value, change }: FilterFieldProps) {
  const id = `filtre-${name}`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {options ? (
        <select id={id} name={name} defaultValue={value} onChange={(event) => change({ [name]: event.target.value })}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input id={id} name={name} defaultValue={value} autoComplete="off" aria-describedby={hint && `${id}-aide`} />
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
  change: FilterBarProps['change'];
}
