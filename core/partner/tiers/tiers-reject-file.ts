import { writeRejectedLines } from '../../load/write-reject-file.ts';
import { findPartnerLoad } from './find-partner-loads.ts';
import { type PartnerLoadLine, PartnerLoadLines } from './partner-load.model.ts';

/**
 * The rejected lines of a tiers file in its own layout plus a column `motif`, to be mended and loaded again (R-CAM-05).
 * @returns the path written in `dir`, or null when nothing was rejected. @throws Refusal CHARGEMENT_INCONNU (404).
 */
export async function writeTiersRejects(loadId: string, dir: string): Promise<string | null> {
  const { file } = await findPartnerLoad(loadId);
  const wanted = { loadId, outcome: 'rejected' } as const;
  if (!(await PartnerLoadLines.exists(wanted))) return null;
  const rejects = PartnerLoadLines.find(wanted).sort({ line: 1 }).lean<PartnerLoadLine[]>().cursor();
  return writeRejectedLines(file, rejects as AsyncIterable<PartnerLoadLine>, dir);
}
