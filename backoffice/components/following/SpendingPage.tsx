/** What each club costs in a campaign, and its part of the envelope (R-EXT-02). */
import { useAnswer } from '../api.ts';
import { DataTable, type TableColumn } from '../kit/DataTable.tsx';
import { FilterBar } from '../kit/FilterBar.tsx';
import { Pages } from '../kit/Pages.tsx';
import { queryString, useQuery } from '../kit/query.ts';
import { Go, Page, RefusedNote } from '../parts.tsx';
import { type Amounts, count, type Frame, type Sum } from './figures.ts';
import { YearChoice } from './YearChoice.tsx';

interface PartnerRow extends Amounts {
  id: string;
  name: string;
  commune: string;
  activity: string;
  children: number;
  toPay: Sum;
  share: string;
}

interface Spending extends Frame {
  total: number;
  perPage: number;
  ofEnvelope: boolean;
  partners: PartnerRow[];
}

const columns = (ofEnvelope: boolean): readonly TableColumn<PartnerRow>[] => [
  { label: 'Partenaire', head: true, show: (row) => <Go to={`/caf/pages/partenaire?id=${row.id}`}>{row.name}</Go> },
  { label: 'Activité', show: (row) => row.activity },
  { label: 'Commune', show: (row) => row.commune },
  { label: 'Enfants', num: true, show: (row) => count(row.children) },
  { label: 'Tiré', num: true, show: (row) => row.drawn.text },
  { label: ofEnvelope ? 'Part de l’enveloppe' : 'Part des forfaits', num: true, show: (row) => row.share },
  { label: 'Validé', num: true, show: (row) => row.validated.text },
  { label: 'Payé', num: true, show: (row) => row.paid.text },
  { label: 'Reste à payer', num: true, show: (row) => row.toPay.text },
];

const FILTERS = [
  { name: 'nom', label: 'Nom, activité ou commune' },
  {
    ...{ name: 'tri', label: 'Trier par' },
    options: [
      { value: '', label: 'Montant tiré' },
      { value: 'valide', label: 'Montant validé' },
      { value: 'paye', label: 'Montant payé' },
      { value: 'nom', label: 'Nom' },
    ],
  },
];

export default function SpendingPage() {
  const [query, change] = useQuery();
  const { campagne = '', nom = '', tri = '', page = '' } = query;
  const { data, last, refused } = useAnswer<Spending>(`/suivi/partenaires?${queryString({ campagne, nom, tri, page })}`);
  return (
    <Page
      title="Consommation par partenaire"
      side={last && <YearChoice frame={last} year={campagne} change={(year) => change({ campagne: year })} />}
    >
      <RefusedNote refused={refused} />
      <FilterBar filters={FILTERS} query={query} change={change} />
      {data && (
        <section className="card stack">
          <DataTable
            caption={`Consommation par partenaire, campagne ${data.campaign}`}
            columns={columns(data.ofEnvelope)}
            rows={data.partners}
            rowKey={({ id }) => id}
            empty={<p>Aucun partenaire. Un club apparaît ici dès qu’une famille lui fait un QR code.</p>}
          />
          <Pages page={Number(page) || 0} total={data.total} perPage={data.perPage} go={(to) => change({ page: String(to) })} />
        </section>
      )}
    </Page>
  );
}
