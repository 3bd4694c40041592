import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction, insert, isDuplicate, type Session } from '../../shared/database.ts';
import { newId } from '../../shared/identifiers.ts';
import { readReason } from '../../shared/reason.rules.ts';
import { refuse } from '../../shared/refusals.ts';
import { refuseUnlessListed } from '../activities/list-activities.ts';
import { checkFacts } from '../new-partner.rules.ts';
import type { Partner } from '../partner.model.ts';
import { fieldTexts } from '../partner-fields.rules.ts';
import { ASKABLE, type AskableField, type PartnerRequest, PartnerRequests } from './request.model.ts';
import { withFields } from './with-field.ts';

export interface ChangeWish {
  partner: Partner;
  userId: string;
  /** Wanted value by field; those that are as they were are left out. Activities: labels joined by commas. */
  wanted: Partial<Record<AskableField, string>>;
  reason: string;
}

/**
 * A partner asks the Caf to change some of its own data, an address whole (R-PAR-06). A field has one request waiting at most; all or nothing.
 * @throws Refusal MOTIF_MANQUANT, DEMANDE_SANS_CHANGEMENT, FormRefusal (422), DEMANDE_EN_ATTENTE (409).
 */
export async function askOwnChanges(act: Act, { partner, userId, wanted, reason: typed }: ChangeWish): Promise<void> {
  const changed = changesOf(partner, wanted);
  await refuseWrong(partner, Object.fromEntries(changed));
  const reason = readReason(typed);
  const asked = { partnerId: partner._id, userId, reason, state: 'waiting', askedAt: act.at, answer: null } as const;
  const requests = changed.map(([field, value]): PartnerRequest => ({ _id: newId(), field, wanted: value, ...asked }));
  try {
    await inTransaction(async (session) => {
      for (const request of requests) await keepRequest(session, act, request);
    });
  } catch (error) {
    throw isDuplicate(error) ? refuse('DEMANDE_EN_ATTENTE') : error;
  }
}

/** One field. @throws Refusal CHOIX_INCONNU (422), and as askOwnChanges. */
export async function askOwnChange(
  act: Act,
  { field, wanted, ...wish }: Omit<ChangeWish, 'wanted'> & { field: string; wanted: string },
): Promise<void> {
  const known = ASKABLE.find((each) => each === field);
  if (!known) throw refuse('CHOIX_INCONNU', {}, { field: 'champ' });
  return askOwnChanges(act, { ...wish, wanted: { [known]: wanted } });
}

function changesOf(partner: Partner, wanted: ChangeWish['wanted']): [AskableField, string][] {
  const now = { ...fieldTexts(partner), activities: partner.activities.join(',') };
  const changed = ASKABLE.flatMap((field): [AskableField, string][] => {
    const value = wanted[field]?.trim();
    return value === undefined || value === now[field] ? [] : [[field, value]];
  });
  if (changed.length === 0) throw refuse('DEMANDE_SANS_CHANGEMENT');
  return changed;
}

async function refuseWrong(partner: Partner, wanted: ChangeWish['wanted']): Promise<void> {
  const { activities } = checkFacts(withFields(partner, wanted));
  await refuseUnlessListed(activities.filter((each) => !partner.activities.includes(each)));
}

/** Writes a request and its event. */
export async function keepRequest(session: Session, act: Act, request: PartnerRequest): Promise<void> {
  await insert(PartnerRequests, request, session);
  await recordEvent(session, act, {
    kind: 'partner.changeAsked',
    object: { type: 'partner', id: request.partnerId },
    campaign: null,
    after: { field: request.field, request: request._id },
  });
}

/** Those of one partner, the last first; comment and agent code are not in them. */
export const ownRequests = (partnerId: string): Promise<PartnerRequest[]> =>
  PartnerRequests.find({ partnerId }).sort({ askedAt: -1 }).limit(50).lean<PartnerRequest[]>();
