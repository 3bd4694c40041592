import { refuse } from '../shared/refusals.ts';
import type { Source } from './file-kinds.ts';
import { openTable, type Table } from './reading/open-table.ts';

/** The files of one load: either may come alone (R-CAM-05). */
export interface LoadSources {
  allo?: Source | undefined;
  enf?: Source | undefined;
}

/** Opens them, families first. @throws Refusal FICHIER_REFUSE for a bad one, before a line of the other is loaded. */
export async function openTables({ allo, enf }: LoadSources): Promise<Table[]> {
  if (!allo && !enf) throw refuse('FICHIER_REFUSE', { why: 'Choisissez au moins un fichier : allo ou enf.' }, { field: 'allo' });
  const tables: Table[] = [];
  try {
    if (allo) tables.push(await openTable('allo', allo));
    if (enf) tables.push(await openTable('enf', enf));
    return tables;
  } catch (error) {
    await closeTables(tables);
    throw error;
  }
}

/** Lets go of files that are not read to the end. */
export async function closeTables(tables: readonly Table[]): Promise<void> {
  for (const table of tables) await table.close();
}
