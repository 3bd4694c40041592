import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { insert, type Session } from '../shared/database.ts';
import { newId } from '../shared/identifiers.ts';
import type { Partner } from './partner.model.ts';
import { type FieldChange, type PartnerChangeKind, PartnerChanges } from './partner-change.model.ts';

interface Changed {
  kind: PartnerChangeKind;
  reason?: string;
  changes?: FieldChange[];
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

/** A partner that has its Tiersi number already and changes there too. */
const IN_TIERSI: readonly PartnerChangeKind[] = ['changed', 'radiated'];

/**
 * Writes a change in the partner's history and in the journal, in the transaction of the change (R-PAR-07).
 * The journal says which fields; their values, mail and comment among them, stay in the history.
 * @param partner as it is after the change.
 */
export async function recordChange(session: Session, act: Act, partner: Partner, changed: Changed): Promise<void> {
  const { kind, reason = null, changes = [] } = changed;
  await insert(
    PartnerChanges,
    {
      _id: newId(),
      partnerId: partner._id,
      at: partner.modifiedAt,
      author: act.author,
      kind,
      etat: partner.etat,
      reason,
      changes,
      due: partner.tiersi !== null && IN_TIERSI.includes(kind),
      report: null,
    },
    session,
  );
  const fields = changes.map(({ field }) => field);
  await recordEvent(session, act, {
    kind: `partner.${kind}`,
    object: { type: 'partner', id: partner._id },
    campaign: null,
    ...(changed.before ? { before: changed.before } : {}),
    after: { etat: partner.etat, ...(fields.length > 0 ? { fields } : {}), ...(reason ? { reason } : {}), ...changed.after },
  });
}
