import { refuse } from '../../shared/refusals.ts';
import type { Cell, Column, Extract, Listing } from '../extract.ts';
import { collectionListing } from '../listing.ts';
import { TABLES, type TableSpec } from './database-tables.ts';

type Document = Record<string, unknown>;

/** Liste complète de la base de données (CCTP 7), one table at a time on screen, all of them in one archive. */
export const wholeDatabase: Extract = {
  id: 'base',
  title: 'Base de données complète',
  hint: 'Toutes les tables d’une campagne, sans mot de passe ni secret.',
  right: 'database',
  filters: ['year', 'table'],
  required: ['table'],
  tables: TABLES.map(({ name, label }) => ({ value: name, label })),
  open: ({ year, table }) => {
    const spec = TABLES.find(({ name }) => name === table);
    if (!spec) throw refuse('CHOIX_INCONNU', {}, { field: 'table' });
    return tableListing(spec, year);
  },
};

/** One table, of one campaign when it belongs to campaigns. */
export const tableListing = (spec: TableSpec, year: number): Listing<Document> =>
  collectionListing<Document, Document>({
    model: spec.model,
    where: spec.where(year),
    sort: spec.sort,
    fields: spec.columns.map(([field]) => field),
    join: async (docs) => docs,
    columns: spec.columns.map(columnOf),
  });

const columnOf = ([field, label, kind = 'text']: TableSpec['columns'][number]): Column<Document> => {
  const path = field.split('.');
  return {
    label,
    kind,
    value: (row) => path.reduce<unknown>((value, name) => (value as Document | null | undefined)?.[name], row) as Cell,
  };
};
