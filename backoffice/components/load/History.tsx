/** The campaign's loads, the latest first (R-CAM-07). */
import type { LoadFacts } from '../../actions/load-facts.ts';
import { DataTable, type TableColumn } from '../kit/DataTable.tsx';
import { Go, Tag } from '../parts.tsx';
import { count } from '../kit/count.ts';
import { loadHref } from './words.ts';

const COLUMNS: readonly TableColumn<LoadFacts>[] = [
  { label: 'Le', head: true, show: (load) => <Go to={loadHref(load.id)}>{load.registeredAt}</Go> },
  { label: 'Fichiers', show: (load) => [load.files.allo?.name, load.files.enf?.name].filter(Boolean).join(', ') },
  { label: 'Agent', show: (load) => load.agent },
  { label: 'Familles', num: true, show: (load) => count(load.counts.allo.lines) },
  { label: 'Enfants', num: true, show: (load) => count(load.counts.enf.lines) },
  { label: 'Rejets', num: true, show: (load) => count(load.counts.allo.rejected + load.counts.enf.rejected) },
  { label: 'Durée', num: true, show: (load) => load.duration },
  { label: 'État', show: (load) => <Tag tag={load.tag} /> },
];

export const History = ({ loads }: { loads: LoadFacts[] }) => (
  <section className="card">
    <h2>Historique</h2>
    <DataTable
      caption="Chargements de la campagne"
      columns={COLUMNS}
      rows={loads}
      rowKey={({ id }) => id}
      empty={<p>Aucun chargement pour le moment. Déposez les deux fichiers.</p>}
    />
  </section>
);
