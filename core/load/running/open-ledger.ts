import type { Campaign } from '../../campaign/campaign.model.ts';
import { Families, Oppositions } from '../../family/family.model.ts';
import { Ledger } from '../checking/ledger.ts';
import { NumberSet } from '../checking/number-set.ts';
import { type LoadReject, LoadRejects } from '../load.model.ts';

const BATCH = 10_000;

/** A ledger that knows the campaign's families, and what earlier loads rejected and none took up. `empty`: there was no family. */
export async function openLedger(campaign: Campaign, loadId: string): Promise<{ ledger: Ledger; empty: boolean }> {
  const ledger = new Ledger(campaign);
  let empty = true;
  const families = Families.collection.find({ campaign: campaign._id }, { projection: { _id: 0, matricule: 1 }, batchSize: BATCH });
  for await (const { matricule } of families) {
    ledger.parents.add(String(matricule));
    empty = false;
  }
  const open = { campaign: campaign._id, level: 'reject', simulated: false, takenUp: null, loadId: { $ne: loadId } } as const;
  const rejects = LoadRejects.collection.find<LoadReject>(open, { projection: { file: 1, key: 1, likeness: 1 }, batchSize: BATCH });
  for await (const { file, key, likeness } of rejects) {
    if (file === 'allo' && key !== null) ledger.rejectedParents.add(key);
    if (key === null && likeness !== null) ledger.likenesses.wanted.add(likeness);
  }
  return { ledger, empty };
}

/** Matricules whose forfaits take no new reservation: suspended families and oppositions (R-FAM-05, R-FAM-07). */
export async function frozenMatricules(campaign: number): Promise<NumberSet> {
  const frozen = new NumberSet();
  const suspended = Families.collection.find({ campaign, suspended: { $ne: null } }, { projection: { _id: 0, matricule: 1 } });
  for await (const { matricule } of suspended) frozen.add(String(matricule));
  for await (const { _id } of Oppositions.collection.find({}, { projection: { _id: 1 } })) frozen.add(String(_id));
  return frozen;
}
