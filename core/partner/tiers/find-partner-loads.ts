import { refuse } from '../../shared/refusals.ts';
import { type LineOutcome, type PartnerLoad, type PartnerLoadLine, PartnerLoadLines, PartnerLoads } from './partner-load.model.ts';

const HISTORY = 30;

/** @throws Refusal CHARGEMENT_INCONNU (404). */
export async function findPartnerLoad(id: string): Promise<PartnerLoad> {
  const load = await PartnerLoads.findById(id, { bytes: 0 }).lean<PartnerLoad>();
  if (!load) throw refuse('CHARGEMENT_INCONNU');
  return load;
}

/** The history, the latest first; without the bytes of the files. */
export const listPartnerLoads = (): Promise<PartnerLoad[]> =>
  PartnerLoads.find({}, { bytes: 0 }).sort({ registeredAt: -1, _id: 1 }).limit(HISTORY).lean<PartnerLoad[]>();

/** One page of what a load says of its lines, in their order, and how many there are. `page` from 0. */
export async function listPartnerLoadLines(wanted: {
  loadId: string;
  outcome: LineOutcome;
  page: number;
  perPage: number;
}): Promise<{ total: number; lines: PartnerLoadLine[] }> {
  const { loadId, outcome, page, perPage } = wanted;
  const lines = await PartnerLoadLines.find({ loadId, outcome })
    .sort({ line: 1 })
    .skip(page * perPage)
    .limit(perPage)
    .lean<PartnerLoadLine[]>();
  return { total: await PartnerLoadLines.countDocuments({ loadId, outcome }), lines };
}
