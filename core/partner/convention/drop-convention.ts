import { requireRight } from '../../access/require-right.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction, type Session } from '../../shared/database.ts';
import { refuse } from '../../shared/refusals.ts';
import { type Partner, Partners } from '../partner.model.ts';
import { agreesWith } from './find-conventions.ts';
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
    if (!(await drop(session, act, { partnerId, reason }))) throw refuse('CONVENTION_A_SIGNER');
  });
}

/** Joins a change of the partner's facts: what it signed with the former ones is not for the Caf to sign. */
export async function dropStaleConvention(session: Session, act: Act, partnerId: string): Promise<void> {
  const signed = await Conventions.findOne({ partnerId, state: 'signed' }).session(session).lean<Convention>();
  const partner = signed && (await Partners.findById(partnerId).session(session).lean<Partner>());
  if (partner && !agreesWith(signed, partner)) await drop(session, act, { partnerId, reason: 'Informations changées' });
}

async function drop(session: Session, act: Act, { partnerId, reason }: { partnerId: string; reason: string }): Promise<boolean> {
  const dropped = await Conventions.findOneAndUpdate(
    { partnerId, state: 'signed' },
    { $set: { state: 'dropped' } },
    { session },
  ).lean<Convention>();
  if (!dropped) return false;
  await recordEvent(session, act, {
    kind: 'convention.dropped',
    object: { type: 'convention', id: dropped._id },
    campaign: null,
    before: { state: 'signed' },
    after: { state: 'dropped', partnerId, reason },
  });
  return true;
}
