import { requireRight } from '../../access/require-right.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { refuse } from '../../shared/refusals.ts';
import { type PartnerFiling, PartnerFilings } from './filing.model.ts';

/** The archives taken of a partner, the latest first. */
export const listFilings = (partnerId: string): Promise<PartnerFiling[]> =>
  PartnerFilings.find({ partnerId }).sort({ takenAt: -1, _id: 1 }).limit(20).lean<PartnerFiling[]>();

/** Marks an archive as filed in S@fir (R-PAR-11): when, by whom. @throws Refusal ARCHIVE_CLASSEE (409), DROIT_MANQUANT (403). */
export async function fileArchive(act: Act, { partnerId, filingId }: { partnerId: string; filingId: string }): Promise<void> {
  await requireRight(act, 'partners.edit');
  await inTransaction(async (session) => {
    const filed = await PartnerFilings.updateOne(
      { _id: filingId, partnerId, filedAt: null },
      { $set: { filedAt: act.at, filedBy: act.author.id } },
      { session },
    );
    if (filed.modifiedCount !== 1) throw refuse('ARCHIVE_CLASSEE');
    await recordEvent(session, act, {
      kind: 'partner.filed',
      object: { type: 'partner', id: partnerId },
      campaign: null,
      after: { filing: filingId },
    });
  });
}
