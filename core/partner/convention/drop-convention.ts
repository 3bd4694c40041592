import { requireRight } from '../../access/require-right.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { refuse } from '../../shared/refusals.ts';
import { type Convention, Conventions } from './convention.model.ts';
import { readReason } from '../suspend-partner.ts';

/**
 * Sends a convention back before the Caf signs it: its facts have changed, or its signatory had no power. The partner signs a new one;
 * what was signed stays in the records. @throws Refusal MOTIF_MANQUANT (422), CONVENTION_A_SIGNER (409), DROIT_MANQUANT (403).
 */
export async function dropConvention(act: Act, { partnerId, reason: typed }: { partnerId: string; reason: string }): Promise<void> {
  await requireRight(act, 'partners.validate');
  const reason = readReason(typed);
  await inTransaction(async (session) => {
    const dropped = await Conventions.findOneAndUpdate(
      { partnerId, state: 'signed' },
      { $set: { state: 'dropped' } },
      { session },
    ).lean<Convention>();
    if (!dropped) throw refuse('CONVENTION_A_SIGNER');
    await recordEvent(session, act, {
      kind: 'convention.dropped',
      object: { type: 'convention', id: dropped._id },
      campaign: null,
      before: { state: 'signed' },
      after: { state: 'dropped', partnerId, reason },
    });
  });
}
