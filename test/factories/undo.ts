/** Loads to be undone, and what must be found again afterwards. */
import { Children, Families } from '#core/family/family.model.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import type { Source } from '#core/load/file-kinds.ts';
import { LoadChanges } from '#core/load/load-change.model.ts';
import { loadFiles } from '#core/load/load-files.ts';
import { LoadRejects } from '#core/load/load.model.ts';
import { runNextLoad } from '#core/load/run-next-load.ts';
import { undoLoad } from '#core/load/undo-load.ts';
import { anAllo, anEnf } from './load-files.ts';
import { bySystem, YEAR } from './scheme.ts';

/** Loads them as the command line does. @returns the load's id. */
export const loaded = async (files: { allo?: Source; enf?: Source }): Promise<string> =>
  (await loadFiles(bySystem(), { year: YEAR, ...files })).loadId;

/** Asks for the undoing and lets the worker do it. */
export async function undone(id: string): Promise<void> {
  await undoLoad(bySystem(), { id, reason: 'mauvais fichier' });
  await runNextLoad({ holder: 'test' });
}

/** Everything a load writes, as it is. */
export const written = async () => ({
  families: await Families.find().sort({ _id: 1 }).lean(),
  children: await Children.find().sort({ _id: 1 }).lean(),
  forfaits: await Forfaits.find().sort({ _id: 1 }).lean(),
  rejects: await LoadRejects.find().sort({ _id: 1 }).lean(),
  changes: await LoadChanges.find().sort({ _id: 1 }).lean(),
});

export const siasOf = (index: number): string => String(index + 1).padStart(7, '0');
export const matriculeOf = (index: number): string => String(index + 1_000_000);

/** `count` families of one child each, of this amount. */
export const manyFiles = (count: number, euros = '105') => ({
  allo: anAllo(...Array.from({ length: count }, (_, index) => `${matriculeOf(index)};Lefèvre;Zoé;famille${index}@courriel.example;;`)),
  enf: anEnf(...Array.from({ length: count }, (_, index) => `${matriculeOf(index)};${siasOf(index)};Lefèvre;Noé;14/03/2016;${euros}`)),
});
