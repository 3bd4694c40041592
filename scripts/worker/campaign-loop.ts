import { actNow, system } from '#core/shared/author.ts';
import { withLease } from '#core/shared/lease.ts';
import { alignOpenCampaigns } from '#core/year/align-vouchers.ts';
import { closeEndedCampaigns } from '#core/year/close-campaign.ts';
import { finishErasing } from '#core/year/erase-family-accounts.ts';
import { resumePurges } from '#core/year/purge-campaign.ts';
import type { Loop } from './loop.ts';

/** Closes campaigns whose last day is over (R-CAM-08), and finishes what was cut short: closings, extensions, erasing, purges. */
export const campaignLoop = (holder: string): Loop => ({
  name: 'campaign',
  idleMs: 10_000,
  async turn() {
    await withLease('campaign-clock', holder, 60_000, async () => {
      const act = actNow(system('horloge'));
      await alignOpenCampaigns();
      await closeEndedCampaigns(act);
      await finishErasing();
      await resumePurges(act);
    });
    return false;
  },
});
