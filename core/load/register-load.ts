import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, insert } from '../shared/database.ts';
import { freeTheWay } from './free-the-way.ts';
import { type Load, Loads } from './load.model.ts';
import { newLoad } from './new-load.ts';
import { closeTables, type LoadSources, openTables } from './open-tables.ts';
import { refuseUnlessLoadable } from './running/touch-campaign.ts';
import { dropStoredFiles, storeFile } from './stored-files.ts';

/**
 * Takes the agent's files (R-CAM-03): a bad one is refused at once; good ones are stored, and the worker simulates them.
 * @returns the load's id. @throws Refusal FICHIER_REFUSE (422), CHARGEMENT_EN_COURS, CHARGEMENT_CLOS (409), DROIT_MANQUANT (403).
 */
export async function registerLoad(act: Act, { year, ...sources }: LoadSources & { year: number }): Promise<string> {
  await requireRight(act, 'load');
  refuseUnlessLoadable(await findCampaign(year));
  const load = await describe(act, year, sources);
  try {
    for (const kind of ['allo', 'enf'] as const) if (sources[kind]) load.files[kind]!.stored = await storeFile(year, sources[kind]);
    await freeTheWay(act, () =>
      inTransaction(async (session) => {
        await insert(Loads, load, session);
        await recordEvent(session, act, { kind: 'load.registered', object: { type: 'load', id: load._id }, campaign: year });
      }),
    );
  } catch (error) {
    await dropStoredFiles(load);
    throw error;
  }
  return load._id;
}

async function describe(act: Act, year: number, sources: LoadSources): Promise<Load> {
  const tables = await openTables(sources);
  await closeTables(tables);
  return newLoad(act, year, 'uploaded', tables);
}
