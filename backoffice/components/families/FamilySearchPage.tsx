/** One box to find a family (R-EXT-03): matricule, SIAS number, mail, or names of the family or of a child. */
import type { FormEvent } from 'react';
import { useAnswer } from '../api.ts';
import { queryString, useQuery } from '../kit/query.ts';
import { Page, RefusedNote } from '../parts.tsx';
import { FoundFamilies, type Found } from './FoundFamilies.tsx';

interface Answer {
  years: { value: string; label: string }[];
  found: Found[] | null;
  /** How many are shown, when there are more. */
  more?: number | null;
}

export default function FamilySearchPage() {
  const [{ q = '', campagne = '' }, change] = useQuery();
  const { data, last, refused } = useAnswer<Answer>(`/familles?${queryString({ q, campagne })}`);
  const error = refused?.fields.find(({ field }) => field === 'q')?.message;
  return (
    <Page title="Chercher une famille">
      <SearchBox q={q} campagne={campagne} years={last?.years ?? []} error={error} change={change} />
      {refused && !error && <RefusedNote refused={refused} />}
      {!refused && data?.found && <FoundFamilies found={data.found} more={data.more ?? null} />}
      {!refused && !q && (
        <div className="empty">
          <p>Cherchez par matricule, numéro SIAS d’un enfant, adresse mail, nom ou prénom.</p>
        </div>
      )}
    </Page>
  );
}

interface SearchBoxProps {
  q: string;
  campagne: string;
  years: Answer['years'];
  error: string | undefined;
  change: (some: Record<string, string>) => void;
}

function SearchBox({ q, campagne, years, error, change }: SearchBoxProps) {
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    change({ q: String(form.get('q') ?? '').trim(), campagne: String(form.get('campagne') ?? '') });
  };
  return (
    <form key={`${q}|${campagne}|${years.length}`} className="row family-search" role="search" onSubmit={submit} noValidate>
      <div className="field">
        <label htmlFor="famille-q">Famille ou enfant</label>
        <span className="hint" id="famille-q-aide">
          Matricule, SIAS, mail, nom ou prénom. Le début d’un mot suffit.
        </span>
        {error && (
          <span className="err" id="famille-q-erreur" role="alert">
            {error}
          </span>
        )}
        <input
          id="famille-q"
          name="q"
          type="search"
          defaultValue={q}
          maxLength={100}
          autoComplete="off"
          autoFocus
          aria-describedby={error ? 'famille-q-aide famille-q-erreur' : 'famille-q-aide'}
          aria-invalid={error ? true : undefined}
        />
      </div>
      {years.length > 1 && (
        <div className="field">
          <label htmlFor="famille-campagne">Campagne</label>
          <select id="famille-campagne" name="campagne" defaultValue={campagne}>
            {years.map(({ value, label }) => (
              <option key={label} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      )}
      <button type="submit" className="btn">
        Chercher
      </button>
    </form>
  );
}
