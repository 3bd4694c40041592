import { actNow, system } from '#core/shared/author.ts';
import { withLease } from '#core/shared/lease.ts';
import { closeEndedCampaigns } from '#core/year/close-campaign.ts';
import type { Loop } from './loop.ts';

/** Closes campaigns whose last day is over (R-CAM-08), and finishes closings cut short. */
export const campaignLoop = (holder: string): Loop => ({
  name: 'campaign',
  idleMs: 10_000,
  async turn() {
    await withLease('campaign-clock', holder, 60_000, () => closeEndedCampaigns(actNow(system('horloge'))));
    return false;
  },
});
