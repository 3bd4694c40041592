import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction, insert, isDuplicate } from '../../shared/database.ts';
import { newId } from '../../shared/identifiers.ts';
import { readReason } from '../../shared/reason.rules.ts';
import { refuse } from '../../shared/refusals.ts';
import { checkFacts } from '../new-partner.rules.ts';
import type { Partner } from '../partner.model.ts';
import { ASKABLE, type PartnerRequest, PartnerRequests } from './request.model.ts';
import { withField } from './with-field.ts';

/**
 * A partner asks the Caf to change one of its own data; a field has one request waiting at most (R-PAR-06).
 * @throws Refusal CHOIX_INCONNU, MOTIF_MANQUANT, FormRefusal (422), DEMANDE_EN_ATTENTE (409).
 */
export async function askOwnChange(
  act: Act,
  { partner, userId, ...typed }: { partner: Partner; userId: string; field: string; wanted: string; reason: string },
): Promise<void> {
  const field = ASKABLE.find((each) => each === typed.field);
  if (!field) throw refuse('CHOIX_INCONNU', {}, { field: 'champ' });
  const reason = readReason(typed.reason);
  const wanted = typed.wanted.trim();
  checkFacts(withField(partner, field, wanted));
  const request: PartnerRequest = {
    _id: newId(),
    partnerId: partner._id,
    userId,
    field,
    wanted,
    reason,
    state: 'waiting',
    askedAt: act.at,
    answer: null,
  };
  try {
    await inTransaction(async (session) => {
      await insert(PartnerRequests, request, session);
      await recordEvent(session, act, {
        kind: 'partner.changeAsked',
        object: { type: 'partner', id: partner._id },
        campaign: null,
        after: { field, request: request._id },
      });
    });
  } catch (error) {
    throw isDuplicate(error) ? refuse('DEMANDE_EN_ATTENTE', {}, { field: 'champ' }) : error;
  }
}

/** Those of one partner, the last first; comment and agent code are not in them. @public its screen comes with issues 5 to 7 */
export const ownRequests = (partnerId: string): Promise<PartnerRequest[]> =>
  PartnerRequests.find({ partnerId }).sort({ askedAt: -1 }).limit(20).lean<PartnerRequest[]>();
