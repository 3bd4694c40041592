import type { ObstacleFacts } from '../../actions/load-facts.ts';
import { DataTable, type TableColumn } from '../kit/DataTable.tsx';
import { FILE_WORDS } from './words.ts';

const COLUMNS: readonly TableColumn<ObstacleFacts>[] = [
  { label: 'Nom', head: true, show: ({ who }) => who },
  { label: 'Quoi', show: ({ file }) => FILE_WORDS[file] },
  { label: 'Matricule ou SIAS', show: ({ key }) => <span className="num">{key}</span> },
  { label: 'Ce qui empêche d’annuler', show: ({ why }) => why },
];

/** What depends on a load, the first of it: why it cannot be undone. */
export const Obstacles = ({ obstacles }: { obstacles: ObstacleFacts[] }) => (
  <DataTable
    caption="Ce qui dépend de ce chargement"
    columns={COLUMNS}
    rows={obstacles}
    rowKey={({ file, key }) => `${file}-${key}`}
    empty={null}
  />
);
