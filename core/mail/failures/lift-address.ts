import { requireRight } from '../../access/require-right.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { refuse } from '../../shared/refusals.ts';
import { FlaggedAddresses } from './flagged-address.model.ts';
import { type MailFailure, MailFailures } from './mail-failure.model.ts';

/** An agent says that an address works again: letters leave for it anew. @throws Refusal INTROUVABLE (404), ADRESSE_DEJA_LEVEE (409), DROIT_MANQUANT (403). */
export async function liftAddress(act: Act, failureId: string): Promise<void> {
  await requireRight(act, 'mails');
  await inTransaction(async (session) => {
    const failure = await MailFailures.findById(failureId).session(session).lean<MailFailure>();
    if (!failure) throw refuse('INTROUVABLE');
    const lifted = await FlaggedAddresses.deleteOne({ _id: failure.address }, { session });
    if (lifted.deletedCount !== 1) throw refuse('ADRESSE_DEJA_LEVEE');
    await MailFailures.updateMany(
      { address: failure.address, closed: null },
      { $set: { closed: { at: act.at, agent: act.author.id, how: 'lifted' } } },
      { session },
    );
    await recordEvent(session, act, { kind: 'mail.addressLifted', object: { type: 'mail', id: failureId }, campaign: failure.campaign });
  });
}
