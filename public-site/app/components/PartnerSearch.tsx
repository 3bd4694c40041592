import { Form, Link, useSearchParams } from '@remix-run/react';
import { Icon } from './Icon.tsx';
import { NearMe } from './NearMe.tsx';

export interface PartnerWanted {
  q: string;
  commune: string;
  activite: string;
  ordre: string;
  /** Insee code of the commune the nearest clubs are asked for. */
  pres: string;
}

export interface PartnerFilters {
  activities: string[];
  communes: string[];
  places: { value: string; label: string }[];
}

interface SearchProps {
  wanted: PartnerWanted;
  filters: PartnerFilters;
  /** Fields of the page that the search keeps. */
  kept?: Record<string, string>;
}

/** Search of clubs: a plain GET form, its answer has an address of its own. */
export function PartnerSearch({ wanted, filters, kept = {} }: SearchProps) {
  return (
    <Form className="card stack" method="get" role="search">
      {Object.entries(kept).map(([name, value]) => (
        <input type="hidden" key={name} name={name} value={value} />
      ))}
      <div className="cols two">
        <div className="field">
          <label htmlFor="q">Nom du club ou activité</label>
          <input id="q" name="q" type="search" defaultValue={wanted.q} maxLength={100} />
        </div>
        <Select name="activite" label="Activité" all="Toutes les activités" values={named(filters.activities)} chosen={wanted.activite} />
        <Select name="commune" label="Commune du club" all="Toutes les communes" values={named(filters.communes)} chosen={wanted.commune} />
        <Select name="pres" label="Le plus près de" all="Peu importe" values={filters.places} chosen={wanted.pres} />
      </div>
      <input type="hidden" name="ordre" value={wanted.ordre} />
      <div className="actions">
        <button className="btn second">
          <Icon name="search" />
          Chercher
        </button>
        <NearMe />
      </div>
    </Form>
  );
}

interface SelectProps {
  name: string;
  label: string;
  all: string;
  values: { value: string; label: string }[];
  chosen: string;
}

const named = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** `key`: an address changed elsewhere (near me, back) changes what is chosen. */
function Select({ name, label, all, values, chosen }: SelectProps) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select key={chosen} id={name} name={name} defaultValue={chosen}>
        <option value="">{all}</option>
        {values.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Links to the other pages of a list; the rest of the address stays. */
export function Pages({ page, pages }: { page: number; pages: number }) {
  const [query] = useSearchParams();
  if (pages < 2) return null;
  const to = (wanted: number): string => {
    const next = new URLSearchParams(query);
    next.set('page', String(wanted));
    return `?${next}`;
  };
  return (
    <nav className="pages" aria-label="Pages">
      {page > 1 && <Link to={to(page - 1)}>Précédente</Link>}
      <span aria-current="page">
        Page {page} sur {pages}
      </span>
      {page < pages && <Link to={to(page + 1)}>Suivante</Link>}
    </nav>
  );
}
