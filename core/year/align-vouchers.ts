import { type Campaign, Campaigns } from '../campaign/campaign.model.ts';
import { endInstant } from '../campaign/campaign.rules.ts';
import { inTransaction } from '../shared/database.ts';
import { Vouchers } from '../voucher/voucher.model.ts';

const AT_ONCE = 1000;

/**
 * Gives live QR codes the end of their campaign once it was extended. By chunks, each its own counted transaction: a crash, or a draw
 * that read the old end at the same instant, is completed by the next run. A QR code scanned, deleted or expired meanwhile is left alone.
 */
export async function alignVouchers(year: number): Promise<void> {
  while ((await alignSome(year)) > 0);
}

/** The worker's round: QR codes left behind by an extension. */
export async function alignOpenCampaigns(): Promise<void> {
  for (const { _id } of await Campaigns.find({ state: 'open' }, { _id: 1 }).lean<{ _id: number }[]>()) await alignVouchers(_id);
}

/** The campaign is read in the transaction, and the update sets what it says: a second extension at the same time only moves them again. */
async function alignSome(year: number): Promise<number> {
  return inTransaction(async (session) => {
    const campaign = await Campaigns.findOne({ _id: year, state: 'open' }).session(session).lean<Campaign>();
    if (!campaign) return 0;
    const until = endInstant(campaign);
    const late = await Vouchers.find({ campaign: year, state: 'active', until: { $lt: until } }, { _id: 1 })
      .limit(AT_ONCE)
      .session(session)
      .lean<{ _id: string }[]>();
    if (late.length === 0) return 0;
    const moved = await Vouchers.updateMany(
      { _id: { $in: late.map(({ _id }) => _id) }, state: 'active', until: { $lt: until } },
      { $set: { until } },
      { session },
    );
    if (moved.modifiedCount !== late.length) throw new Error('QR codes moved by another process at the same time');
    return late.length;
  });
}
