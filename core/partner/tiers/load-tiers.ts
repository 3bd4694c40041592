import type { Source } from '../../load/file-kinds.ts';
import type { Act } from '../../shared/author.ts';
import { withLease } from '../../shared/lease.ts';
import { refuse } from '../../shared/refusals.ts';
import { confirmTiers } from './decide-tiers.ts';
import { findPartnerLoad } from './find-partner-loads.ts';
import { type PartnerLoadCounts, PartnerLoadLines, type PartnerLoadLine, PartnerLoads } from './partner-load.model.ts';
import { registerTiers } from './register-tiers.ts';
import { type OnTiersProgress, runNextTiers } from './run-tiers.ts';

export const TIERS_LEASE = 'partner-load';
/** Real time: a holder that dies keeps the others out for that long. */
export const TIERS_LEASE_MS = 60_000;

/** The answer of the contract's `partners load` command. */
export interface TiersAnswer {
  simulated: boolean;
  partners: Pick<PartnerLoadCounts, 'new' | 'changed' | 'unchanged' | 'rejected'>;
  rejects: TiersRemark[];
  warnings: TiersRemark[];
  durationMs: number;
  loadId: string;
}

export interface TiersRemark extends Pick<PartnerLoadLine, 'line' | 'code' | 'reason'> {
  file: 'tiers';
}

/**
 * Loads a tiers file from this machine, in this process (command line, R-PAR-04).
 * @throws Refusal FICHIER_REFUSE, TIERS_TROP_DE_LIGNES (422), FICHIER_TROP_GROS (413), CHARGEMENT_EN_COURS (409), DROIT_MANQUANT (403).
 */
export async function loadTiers(
  act: Act,
  wanted: { source: Source; simulate: boolean; onProgress?: OnTiersProgress },
): Promise<TiersAnswer> {
  const loadId = await registerTiers(act, wanted.source);
  if (wanted.simulate) await PartnerLoads.updateOne({ _id: loadId }, { $set: { bytes: null } });
  else await runHere(act, loadId, wanted.onProgress);
  const { state, counts, durationMs } = await findPartnerLoad(loadId);
  const said = await PartnerLoadLines.find({ loadId, outcome: { $in: ['rejected', 'warning'] } })
    .sort({ line: 1 })
    .lean<PartnerLoadLine[]>();
  const at = (outcome: PartnerLoadLine['outcome']): TiersRemark[] =>
    said.filter((each) => each.outcome === outcome).map(({ line, code, reason }) => ({ file: 'tiers', line, code, reason }));
  const { new: fresh, changed, unchanged, rejected } = counts;
  return {
    simulated: state === 'simulated',
    partners: { new: fresh, changed, unchanged, rejected },
    rejects: at('rejected'),
    warnings: at('warning'),
    durationMs,
    loadId,
  };
}

/** The lease first, then the confirmation: the worker cannot take it from under us. */
async function runHere(act: Act, loadId: string, onProgress: OnTiersProgress | undefined): Promise<void> {
  const ran = await withLease(TIERS_LEASE, 'tlj', TIERS_LEASE_MS, async ({ signal }) => {
    await confirmTiers(act, loadId);
    return runNextTiers(signal, onProgress);
  });
  if (ran === null) throw refuse('CHARGEMENT_EN_COURS');
}
