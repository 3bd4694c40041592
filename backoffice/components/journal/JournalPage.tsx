/** The journal of every action (R-EXT-04): filters in the address, newest first, before and after side by side. */
import { useAnswer } from '../api.ts';
import { type Filter, FilterBar } from '../kit/FilterBar.tsx';
import { queryString, useQuery } from '../kit/query.ts';
import { Page, RefusedNote } from '../parts.tsx';
import { Chain } from './Chain.tsx';
import { Events, type ShownEvent } from './Events.tsx';

interface Answer {
  events: ShownEvent[];
  next: string | null;
  count: number;
  more: boolean;
}

type Option = { value: string; label: string };

interface Choices {
  authors: Option[];
  objects: Option[];
  actions: Option[];
}

const filtersOf = ({ authors, objects, actions }: Choices): Filter[] => [
  { name: 'auteur', label: 'Auteur (code ou matricule)' },
  { name: 'sorteAuteur', label: 'Sorte d’auteur', options: [{ value: '', label: 'Tous' }, ...authors] },
  { name: 'objet', label: 'Objet (matricule, QR code, lot…)' },
  { name: 'typeObjet', label: 'Sorte d’objet', options: [{ value: '', label: 'Tous' }, ...objects] },
  { name: 'action', label: 'Action', options: [{ value: '', label: 'Toutes' }, ...actions] },
  { name: 'du', label: 'Du (JJ/MM/AAAA)' },
  { name: 'au', label: 'Au, compris' },
  { name: 'campagne', label: 'Campagne (année)' },
];

export default function JournalPage() {
  const [query, change] = useQuery();
  const { data: choices } = useAnswer<Choices>('/journal/choix');
  const { data, refused } = useAnswer<Answer>(`/journal?${queryString(query)}`);
  if (!choices) return <Page title="Journal">{refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>}</Page>;
  const filters = filtersOf(choices);
  const asked = Object.fromEntries(filters.map(({ name }) => [name, query[name] ?? '']));
  return (
    <Page title="Journal">
      <Chain />
      <section className="card stack">
        <FilterBar filters={filters} query={query} change={(some) => change({ ...some, apres: '' })} refused={refused} />
        {data && !refused && (
          <>
            <Head data={data} asked={asked} />
            <Events caption="Événements du journal" events={data.events} empty="Aucun événement. Changez de filtre." />
            <Turn next={data.next} first={!query.apres} change={change} />
          </>
        )}
      </section>
    </Page>
  );
}

/** How many, and a file of them all: a plain form, the browser keeps the file. */
const Head = ({ data: { count, more }, asked }: { data: Answer; asked: Record<string, string> }) => (
  <div className="row apart">
    <p aria-live="polite">
      {more ? 'Plus de ' : ''}
      {count.toLocaleString('fr-FR')} {count < 2 ? 'événement' : 'événements'}
    </p>
    <form method="post" action="/caf/actions/journal/export">
      {Object.entries(asked).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className="btn second" type="submit">
        Exporter en CSV
      </button>
    </form>
  </div>
);

interface TurnProps {
  next: string | null;
  first: boolean;
  change: (some: Record<string, string>) => void;
}

const Turn = ({ next, first, change }: TurnProps) => (
  <nav className="row" aria-label="Pages du journal">
    {!first && (
      <button type="button" className="btn second" onClick={() => change({ apres: '' })}>
        Revenir aux plus récents
      </button>
    )}
    {next && (
      <button type="button" className="btn second" onClick={() => change({ apres: next })}>
        Voir les plus anciens
      </button>
    )}
  </nav>
);
