import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import { type Campaign, Campaigns } from '../campaign/campaign.model.ts';
import { endInstant, stateWord } from '../campaign/campaign.rules.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import { Forfaits } from '../forfait/forfait.model.ts';
import { giveBack } from '../voucher/delete-voucher.ts';
import { type Voucher, Vouchers } from '../voucher/voucher.model.ts';
import type { Act } from '../shared/author.ts';
import type { CivilDay } from '../shared/days.ts';
import { inTransaction } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { type CampaignView, showCampaign } from './show-campaign.ts';

const FORFAITS_AT_ONCE = 1000;
const VOUCHERS_AT_ONCE = 100;

/**
 * Clôture de campagne (R-CAM-08): nothing can be drawn or validated any more; unused QR codes expire, their amounts become
 * "droits non consommés". A crash on the way is completed by the next run: each step is its own counted transaction.
 * @throws Refusal CAMPAGNE_ETAT (409), CAMPAGNE_INCONNUE (404), DROIT_MANQUANT (403).
 */
export async function closeCampaign(act: Act, { year }: { year: number }): Promise<CampaignView> {
  await requireRight(act, 'closing');
  const campaign = await findCampaign(year);
  if (campaign.state !== 'open' && !(campaign.state === 'closed' && (await isUnfinished(year))))
    throw refuse('CAMPAGNE_ETAT', { year, state: stateWord(campaign.state) });
  await closeNow(act, campaign);
  return showCampaign(year);
}

/** The worker's round: campaigns whose last day is over are closed, and closings cut short are finished. */
export async function closeEndedCampaigns(act: Act): Promise<void> {
  for (const campaign of await Campaigns.find({ state: { $in: ['open', 'closed'] } }).lean<Campaign[]>()) {
    const ended = campaign.state === 'open' && endInstant(campaign) <= act.at;
    if (ended || (campaign.state === 'closed' && (await isUnfinished(campaign._id)))) await closeNow(act, campaign, campaign.end);
  }
}

async function isUnfinished(year: number): Promise<boolean> {
  return (
    (await Vouchers.exists({ campaign: year, state: 'active' })) !== null ||
    (await Forfaits.exists({ campaign: year, state: 'open' })) !== null
  );
}

/** @param end the last day that made the clock close it: an extension at the same instant keeps it open. */
async function closeNow(act: Act, { _id: year }: Campaign, end?: CivilDay): Promise<void> {
  const closed = await inTransaction(async (session) => {
    const done = await Campaigns.updateOne(
      { _id: year, state: 'open', ...(end ? { end } : {}) },
      { $set: { state: 'closed', loadOpen: false, closedAt: act.at } },
      { session },
    );
    if (done.modifiedCount === 1)
      await recordEvent(session, act, {
        kind: 'campaign.closed',
        object: { type: 'campaign', id: String(year) },
        campaign: year,
        before: { state: 'open' },
        after: { state: 'closed' },
      });
    return (await Campaigns.exists({ _id: year, state: 'closed' }).session(session)) !== null;
  });
  if (!closed) return;
  while ((await closeForfaits(year)) > 0);
  while ((await expireVouchers(act, year)) > 0);
}

async function closeForfaits(year: number): Promise<number> {
  return inTransaction(async (session) => {
    const some = await Forfaits.find({ campaign: year, state: 'open' }, { _id: 1 })
      .limit(FORFAITS_AT_ONCE)
      .session(session)
      .lean<{ _id: string }[]>();
    if (some.length === 0) return 0;
    const done = await Forfaits.updateMany(
      { _id: { $in: some.map((each) => each._id) }, state: 'open' },
      { $set: { state: 'closed' } },
      { session },
    );
    if (done.modifiedCount !== some.length) throw new Error('forfaits closed by another process at the same time');
    return some.length;
  });
}

async function expireVouchers(act: Act, year: number): Promise<number> {
  return inTransaction(async (session) => {
    const some = await Vouchers.find({ campaign: year, state: 'active' }, { _id: 1 })
      .limit(VOUCHERS_AT_ONCE)
      .session(session)
      .lean<{ _id: string }[]>();
    for (const { _id } of some) {
      const voucher = await Vouchers.findOneAndUpdate(
        { _id, state: 'active' },
        { $set: { state: 'expired', expiredAt: act.at } },
        { session, returnDocument: 'after' },
      ).lean<Voucher>();
      if (voucher) await giveBack(session, act, voucher, 'voucher.expired');
    }
    return some.length;
  });
}
