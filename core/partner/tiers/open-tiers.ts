import { readFile } from 'node:fs/promises';
import type { RawLine, Source } from '../../load/file-kinds.ts';
import { openFile } from '../../load/reading/open-table.ts';
import { refuse } from '../../shared/refusals.ts';
import type { PartnerLoad } from './partner-load.model.ts';
import { TIERS_COLUMNS } from './tiers-columns.rules.ts';
import type { TiersLayout } from './tiers-line.rules.ts';

/** Two and a half times the département's partners: a file this long is read whole, and fits one document with room to spare. */
export const MOST_LINES = 5000;
const MAX_MB = 8;

export interface TiersTable {
  file: PartnerLoad['file'];
  layout: TiersLayout;
  lines: RawLine[];
  bytes: Buffer;
}

/** Reads a tiers file whole. @throws Refusal FICHIER_REFUSE, TIERS_TROP_DE_LIGNES (422), FICHIER_TROP_GROS (413). */
export async function openTiers(source: Source): Promise<TiersTable> {
  const table = await openFile(TIERS_COLUMNS, source);
  try {
    if (table.size > MAX_MB * 1_000_000) throw refuse('FICHIER_TROP_GROS', { max: MAX_MB });
    const lines: RawLine[] = [];
    for await (const batch of table.lines) {
      lines.push(...batch);
      if (lines.length > MOST_LINES) throw refuse('TIERS_TROP_DE_LIGNES', { max: MOST_LINES }, { field: 'tiers' });
    }
    const { name, size, sha256, format, header, layout } = table;
    return { file: { name, size, sha256, format, header }, layout, lines, bytes: await readFile(source.path) };
  } finally {
    await table.close();
  }
}
