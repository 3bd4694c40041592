/** What the signs of a rehearsal are read against: a few numbers a partner, and only what stands out of the rest. */
import type { Campaign } from '../../campaign/campaign.model.ts';
import type { Payable } from '../../forfait/payable.model.ts';
import type { Pending } from '../pending-payables.ts';
import { readBursts } from './bursts.ts';
import { type OwnHints, readOwnHints } from './own-hints.ts';
import { type PartnerHints, readPartnerHints } from './partner-hints.ts';

export interface Hints extends PartnerHints, OwnHints {
  /** Partner and minute → validations, when too many. */
  bursts: ReadonlyMap<string, number>;
}

/** What these lines need. */
export async function hintsOfLines(pending: Pending, campaign: Campaign, lines: readonly Payable[]): Promise<Hints> {
  const partnerIds = [...new Set(lines.flatMap(({ partnerId }) => partnerId ?? []))];
  const [own, ofPartners, bursts] = await Promise.all([
    readOwnHints(pending, lines),
    readPartnerHints(campaign, partnerIds),
    readBursts(pending, partnerIds),
  ]);
  return { ...own, ...ofPartners, bursts };
}
