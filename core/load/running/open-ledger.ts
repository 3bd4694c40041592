import { Families, Oppositions } from '../../family/family.model.ts';
import { LoadRejects } from '../load.model.ts';
import { Ledger } from '../checking/ledger.ts';
import { NumberSet } from '../checking/number-set.ts';
import type { Campaign } from '../../campaign/campaign.model.ts';

/** A ledger that knows the campaign's families, and the families an earlier load rejected and none took up. */
export async function openLedger(campaign: Campaign): Promise<Ledger> {
  const ledger = new Ledger(campaign);
  const families = Families.collection.find({ campaign: campaign._id }, { projection: { _id: 0, matricule: 1 }, batchSize: 10_000 });
  for await (const { matricule } of families) ledger.parents.add(String(matricule));
  const rejects = LoadRejects.collection.find({ campaign: campaign._id, level: 'reject', simulated: false, takenUp: null, file: 'allo' }, { projection: { _id: 0, key: 1 } });
  for await (const { key } of rejects) if (key) ledger.rejectedParents.add(String(key));
  return ledger;
}

/** Matricules whose forfaits take no new reservation: suspended families and oppositions (R-FAM-05, R-FAM-07). */
export async function frozenMatricules(campaign: number): Promise<NumberSet> {
  const frozen = new NumberSet();
  const suspended = Families.collection.find({ campaign, suspended: { $ne: null } }, { projection: { _id: 0, matricule: 1 } });
  for await (const { matricule } of suspended) frozen.add(String(matricule));
  for await (const { _id } of Oppositions.collection.find({}, { projection: { _id: 1 } })) frozen.add(String(_id));
  return frozen;
}
