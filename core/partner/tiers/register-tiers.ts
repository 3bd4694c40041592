import { requireRight } from '../../access/require-right.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Source } from '../../load/file-kinds.ts';
import type { Act } from '../../shared/author.ts';
import { elapsedMs, realNow } from '../../shared/clock.ts';
import { inTransaction, insert } from '../../shared/database.ts';
import { newId } from '../../shared/identifiers.ts';
import { countsOf, linesOf } from './load-lines.ts';
import { openTiers } from './open-tiers.ts';
import { type PartnerLoad, PartnerLoadLines, PartnerLoads, type PartnerLoadState } from './partner-load.model.ts';
import { planTiers } from './plan-tiers.ts';

const LINES_AT_ONCE = 1000;

/**
 * Takes a tiers file and simulates it at once (R-PAR-04): 5,000 lines are read and compared in about a second, no job is needed.
 * Nothing is written but the simulation. An earlier one still waiting for its confirmation is given up.
 * @returns the load's id. @throws Refusal FICHIER_REFUSE, TIERS_TROP_DE_LIGNES (422), FICHIER_TROP_GROS (413), DROIT_MANQUANT (403).
 */
export async function registerTiers(act: Act, source: Source, state: PartnerLoadState = 'simulated'): Promise<string> {
  await requireRight(act, 'partners.validate');
  const startedAt = realNow();
  const table = await openTiers(source);
  const plan = await planTiers(table);
  const load: PartnerLoad = {
    _id: newId(),
    state,
    file: table.file,
    bytes: table.bytes,
    author: act.author,
    registeredAt: act.at,
    endedAt: null,
    durationMs: elapsedMs(startedAt),
    counts: countsOf(plan),
    progress: { done: 0, total: plan.length },
    failure: null,
  };
  const lines = plan.flatMap((planned) => linesOf({ loadId: load._id, simulated: true }, planned));
  for (let at = 0; at < lines.length; at += LINES_AT_ONCE)
    await PartnerLoadLines.collection.insertMany(lines.slice(at, at + LINES_AT_ONCE) as never[]);
  await inTransaction(async (session) => {
    await PartnerLoads.updateMany({ state: 'simulated' }, { $set: { state: 'cancelled', bytes: null, endedAt: act.at } }, { session });
    await insert(PartnerLoads, load, session);
    await recordEvent(session, act, {
      kind: 'partnerLoad.registered',
      object: { type: 'partnerLoad', id: load._id },
      campaign: null,
      after: { ...load.counts },
    });
  });
  return load._id;
}
