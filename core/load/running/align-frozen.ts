import type { Campaign } from '../../campaign/campaign.model.ts';
import { Forfaits } from '../../forfait/forfait.model.ts';
import { inTransaction } from '../../shared/database.ts';
import type { NumberSet } from '../checking/number-set.ts';
import { frozenMatricules } from './open-ledger.ts';

/**
 * Families suspended or opposed while a load ran or was undone: the forfaits written meanwhile follow (R-FAM-05, R-FAM-07).
 * Both ways, and only families whose state changed since the run began.
 */
export async function alignFrozen({ campaign, frozen: before }: { campaign: Pick<Campaign, '_id'>; frozen: NumberSet }): Promise<void> {
  const now = await frozenMatricules(campaign._id);
  const stopped = now.list().filter((matricule) => !before.has(matricule));
  const freed = before.list().filter((matricule) => !now.has(matricule));
  for (const [matricules, frozen] of [
    [stopped, true],
    [freed, false],
  ] as const) {
    if (matricules.length === 0) continue;
    await inTransaction((session) =>
      Forfaits.updateMany({ campaign: campaign._id, matricule: { $in: matricules }, frozen: !frozen }, { $set: { frozen } }, { session }),
    );
  }
}
