import { askRenewals } from '#core/partner/convention/ask-renewals.ts';
import { dropDeadDrafts } from '#core/partner/signup/drop-dead-drafts.ts';
import { TIERS_LEASE, TIERS_LEASE_MS } from '#core/partner/tiers/load-tiers.ts';
import { runNextTiers } from '#core/partner/tiers/run-tiers.ts';
import { actNow, system } from '#core/shared/author.ts';
import { withLease } from '#core/shared/lease.ts';
import { returnStrayVouchers } from '#core/voucher/return-partner-vouchers.ts';
import type { Loop } from './loop.ts';

/** Runs the tiers files that agents confirmed (R-PAR-04), and gives back the codes a radiation left behind (R-PAR-07); writes to whom a convention ends soon (R-PAR-13); removes the files begun and never sent. */
export const partnerLoop = (holder: string): Loop => ({
  name: 'partners',
  idleMs: 1000,
  async turn() {
    const ran = await withLease(TIERS_LEASE, holder, TIERS_LEASE_MS, ({ signal }) => runNextTiers(signal));
    await withLease('stray-vouchers', holder, 60_000, () => returnStrayVouchers(actNow(system('radiation'))));
    await withLease('convention-renewals', holder, 60_000, () => askRenewals(actNow(system('conventions'))));
    await withLease('dead-drafts', holder, 60_000, () => dropDeadDrafts(actNow(system('dossiers'))));
    return ran !== null;
  },
});
