import { useAnswer } from '../api.ts';
import { DataTable, type TableColumn } from '../kit/DataTable.tsx';
import { Go, Tag } from '../parts.tsx';

interface Batch {
  batch: string;
  fileName: string;
  kind: string;
  tag: { word: string; tone: string };
  lines: number;
  total: string;
  agent: string;
  generatedAt: string;
  downloads: unknown[];
}

export const batchPage = (batch: string): string => `/caf/pages/lot?lot=${encodeURIComponent(batch)}`;

const COLUMNS: TableColumn<Batch>[] = [
  { label: 'Fichier', head: true, show: ({ batch, fileName }) => <Go to={batchPage(batch)}>{fileName}</Go> },
  { label: 'Généré le', show: ({ generatedAt }) => generatedAt },
  { label: 'Agent', show: ({ agent }) => agent },
  { label: 'Lignes', num: true, show: ({ lines }) => lines.toLocaleString('fr-FR') },
  { label: 'Montant', num: true, show: ({ total }) => total },
  { label: 'Téléchargements', num: true, show: ({ downloads }) => downloads.length },
  { label: 'État', show: ({ tag }) => <Tag tag={tag} /> },
];

/** The batches made, the latest first; one in preparation shows that it is being finished. */
export function LastBatches() {
  const { data } = useAnswer<{ batches: Batch[] }>('/lots');
  if (!data) return null;
  return (
    <section className="card">
      <h2>Derniers lots</h2>
      <DataTable
        caption="Derniers lots de paiement"
        columns={COLUMNS}
        rows={data.batches}
        rowKey={({ batch }) => batch}
        empty={<p>Aucun lot pour le moment. Le premier apparaîtra ici dès qu’il est généré.</p>}
      />
    </section>
  );
}
