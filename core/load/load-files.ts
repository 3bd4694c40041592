import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { Act } from '../shared/author.ts';
import type { Cents } from '../shared/cents.ts';
import { elapsedMs, realNow } from '../shared/clock.ts';
import { inTransaction, insert } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import type { FileKind } from './file-kinds.ts';
import { freeTheWay } from './free-the-way.ts';
import { type Load, type LineCounts, type LoadReject, LoadRejects, Loads } from './load.model.ts';
import { LOAD_STATE_LABELS } from './load-states.rules.ts';
import { newLoad } from './new-load.ts';
import { nextTurn } from './next-turn.ts';
import { closeTables, type LoadSources, openTables } from './open-tables.ts';
import type { Table } from './reading/open-table.ts';
import { leaseEnd, LoadLost } from './running/advance-load.ts';
import { failLoad } from './fail-load.ts';
import { thisHolder } from './running/holders.ts';
import type { OnProgress } from './running/run.ts';
import { runLoad } from './running/run-load.ts';
import { refuseUnlessLoadable } from './running/touch-campaign.ts';

export interface FilesToLoad extends LoadSources {
  year: number;
  /** Says what would be done, and writes nothing but its own record. */
  simulate?: boolean;
  onProgress?: OnProgress;
}

/** The answer of the contract's `load` command. */
export interface LoadAnswer {
  simulated: boolean;
  families: Pick<LineCounts, 'new' | 'changed' | 'unchanged' | 'rejected'>;
  children: Pick<LineCounts, 'new' | 'changed' | 'unchanged' | 'rejected'>;
  totalCents: Cents;
  rejects: LineRemark[];
  warnings: LineRemark[];
  durationMs: number;
  loadId: string;
}

export type LineRemark = Pick<LoadReject, 'line' | 'code' | 'reason'> & { file: FileKind };

/**
 * Loads the campaign's files from this machine, in this process (command line, demo, benchmarks).
 * @throws Refusal FICHIER_REFUSE, FICHIER_TROP_GROS, CHARGEMENT_CLOS, CHARGEMENT_EN_COURS, CAMPAGNE_INCONNUE, DROIT_MANQUANT.
 */
export async function loadFiles(act: Act, files: FilesToLoad): Promise<LoadAnswer> {
  const startedAt = realNow();
  await requireRight(act, 'load');
  refuseUnlessLoadable(await findCampaign(files.year));
  const tables = await openTables(files);
  try {
    const load = await begin(act, files, tables);
    await runLoad(act, load, tables, files.onProgress).catch((error: unknown) => stopped(act, load, error));
    return await answerOf(load._id, elapsedMs(startedAt));
  } finally {
    await closeTables(tables);
  }
}

/** @throws Refusal CHARGEMENT_ETAT (409) when somebody cancelled it meanwhile; otherwise what stopped it. */
async function stopped(act: Act, load: Load, error: unknown): Promise<never> {
  if (error instanceof LoadLost) throw refuse('CHARGEMENT_ETAT', { state: LOAD_STATE_LABELS.cancelled });
  await failLoad(act, load, error);
  throw error;
}

/** Records the load as running under this process. */
async function begin(act: Act, { year, simulate }: FilesToLoad, tables: readonly Table[]): Promise<Load> {
  const load: Load = {
    ...newLoad(act, year, simulate ? 'simulating' : 'running', tables),
    holder: thisHolder('tlj'),
    leaseUntil: leaseEnd(),
    fence: 1,
  };
  await freeTheWay(act, () =>
    inTransaction(async (session) => {
      await insert(Loads, { ...load, turn: simulate ? null : await nextTurn(year, session) }, session);
      if (!simulate) await recordEvent(session, act, { kind: 'load.started', object: { type: 'load', id: load._id }, campaign: year });
    }),
  );
  return load;
}

async function answerOf(loadId: string, durationMs: number): Promise<LoadAnswer> {
  const { state, counts } = (await Loads.findById(loadId).lean<Load>())!;
  const remarks = await LoadRejects.find({ loadId }).sort({ file: 1, line: 1 }).lean<LoadReject[]>();
  const at = (level: LoadReject['level']): LineRemark[] =>
    remarks.filter((remark) => remark.level === level).map(({ file, line, code, reason }) => ({ file, line, code, reason }));
  const shown = ({ new: fresh, changed, unchanged, rejected }: LineCounts) => ({ new: fresh, changed, unchanged, rejected });
  return {
    simulated: state === 'simulated',
    families: shown(counts.allo),
    children: shown(counts.enf),
    totalCents: counts.totalCents,
    rejects: at('reject'),
    warnings: at('warning'),
    durationMs,
    loadId,
  };
}
