import { read, useAnswer } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { DataTable } from '../kit/DataTable.tsx';
import { queryString, useQuery } from '../kit/query.ts';
import { Note, RefusedNote, Tag } from '../parts.tsx';
import { type ExtractFacts, type ExtractList, fieldsOf } from './extract-fields.ts';
import { type FileKind, Files } from './Files.tsx';

type ShownCell = string | { word: string; tone: string };

interface ExtractPage {
  total: number;
  perPage: number;
  columns: { label: string; num: boolean }[];
  rows: { key: string; cells: ShownCell[] }[];
  next: string | null;
}

const NAMES = ['campagne', 'partenaire', 'matricule', 'du', 'au', 'etat', 'table'];
/** Where an extract is in the address; not one of its filters. */
const PLACE = { apres: '', rang: '' };

/** Its filters, then what they find. An extract that needs nothing shows at once. */
export function ExtractView({ extract, list }: { extract: ExtractFacts; list: ExtractList }) {
  const [query, change] = useQuery();
  const filters = Object.fromEntries(NAMES.map((name) => [name, query[name] ?? '']));
  const asked = query.voir === 'oui' || extract.required.length === 0;
  const show = async (values: Record<string, string>): Promise<void> => {
    // Refused here, beside the fields, rather than on the page that follows.
    await read(`/extraits/${extract.id}?${queryString(values)}`);
    change({ ...PLACE, ...values, voir: 'oui' });
  };
  return (
    <>
      <section className="card desk-extract">
        <p className="soft">{extract.hint}</p>
        <ActionForm fields={fieldsOf(extract, list, query)} button="Afficher" send={show} done={() => undefined} />
      </section>
      {asked && <Found extract={extract} filters={filters} />}
    </>
  );
}

function Found({ extract, filters }: { extract: ExtractFacts; filters: Record<string, string> }) {
  const [{ apres = '', rang = '0' }, change] = useQuery();
  const { data, refused } = useAnswer<ExtractPage>(`/extraits/${extract.id}?${queryString({ ...filters, apres })}`);
  if (!data) return refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>;
  const first = Number(rang) || 0;
  return (
    <section className="card stack desk-found">
      <div className="row apart">
        <p>
          <b>{data.total.toLocaleString('fr-FR')}</b> {data.total < 2 ? 'ligne' : 'lignes'}
          {data.rows.length > 0 && data.total > data.perPage && `, de ${first + 1} à ${first + data.rows.length}`}
        </p>
        {(data.total > 0 || extract.id === 'base') && <Files kinds={kindsOf(extract)} query={filters} />}
      </div>
      {extract.id === 'base' && (
        <Note tone="warn">L’archive tient toutes les tables de la campagne, noms et adresses compris. Gardez-la en lieu sûr.</Note>
      )}
      <DataTable
        caption={extract.title}
        columns={data.columns.map(({ label, num }, place) => ({
          ...{ label, num, head: place === 0 },
          show: ({ cells }: ExtractPage['rows'][number]) => <Cell cell={cells[place] ?? ''} />,
        }))}
        rows={data.rows}
        rowKey={({ key }) => key}
        empty={<p>Aucune ligne. Changez les filtres.</p>}
      />
      <nav className="row" aria-label="Pages">
        {apres && (
          <button type="button" className="btn second" onClick={() => window.history.back()}>
            Page précédente
          </button>
        )}
        {data.next && (
          <button
            type="button"
            className="btn second"
            onClick={() => change({ apres: data.next ?? '', rang: String(first + data.rows.length) })}
          >
            Page suivante
          </button>
        )}
      </nav>
    </section>
  );
}

const Cell = ({ cell }: { cell: ShownCell }) => (typeof cell === 'string' ? <>{cell}</> : <Tag tag={cell} />);

function kindsOf({ id }: ExtractFacts): FileKind[] {
  const csv = { label: 'Fichier CSV', path: `/extraits/${id}/csv` };
  if (id === 'bordereau') return [csv, { label: 'PDF à imprimer', path: `/extraits/${id}/pdf`, packed: true }];
  if (id === 'base')
    return [
      { ...csv, label: 'Cette table en CSV' },
      { label: 'Toutes les tables (ZIP)', path: `/extraits/${id}/archive`, packed: true },
    ];
  return [csv];
}
