/** The seven extracts of the CCTP (7, R-EXT-01), in its order. */
import { refuse } from '../shared/refusals.ts';
import type { Extract } from './extract.ts';
import { bordereau } from './extracts/bordereau.ts';
import { familyAccount } from './extracts/family-account.ts';
import { payments } from './extracts/payments.ts';
import { statistics } from './extracts/statistics.ts';
import { tiers } from './extracts/tiers.ts';
import { unusedRights } from './extracts/unused-rights.ts';
import { wholeDatabase } from './extracts/whole-database.ts';

export const ALL_EXTRACTS: readonly Extract[] = [bordereau, tiers, familyAccount, statistics, payments, unusedRights, wholeDatabase];

/** @throws Refusal INTROUVABLE (404). */
export function findExtract(id: string): Extract {
  const found = ALL_EXTRACTS.find((each) => each.id === id);
  if (!found) throw refuse('INTROUVABLE');
  return found;
}
