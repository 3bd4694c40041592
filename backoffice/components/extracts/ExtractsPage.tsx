/** The extracts (R-EXT-01): which ones there are, then one of them on screen with its filters, page by page, and its files. */
import { useAnswer } from '../api.ts';
import { useQuery } from '../kit/query.ts';
import { Go, Page, RefusedNote } from '../parts.tsx';
import { ExtractView } from './ExtractView.tsx';
import type { ExtractList } from './extract-fields.ts';

const hrefOf = (id: string): string => `/caf/pages/extraits?extrait=${id}`;

export default function ExtractsPage() {
  const [query] = useQuery();
  const { data, refused } = useAnswer<ExtractList>('/extraits');
  if (!data) return <Page title="Extraits">{refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>}</Page>;
  const extract = data.extracts.find(({ id }) => id === query.extrait);
  if (extract)
    return (
      <Page title={extract.title} side={<Go to="/caf/pages/extraits">Tous les extraits</Go>}>
        <ExtractView key={extract.id} extract={extract} list={data} />
      </Page>
    );
  return (
    <Page title="Extraits">
      <ul className="plain desk-extracts">
        {data.extracts.map(({ id, title, hint }) => (
          <li key={id} className="card">
            <h2>
              <Go to={hrefOf(id)}>{title}</Go>
            </h2>
            <p className="soft">{hint}</p>
          </li>
        ))}
      </ul>
      <p className="soft small">Chaque fichier fait est inscrit au journal : qui, quoi, combien de lignes.</p>
    </Page>
  );
}
