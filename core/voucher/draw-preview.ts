import { Forfaits, type Forfait } from '../forfait/forfait.model.ts';
import { isLastActivity } from '../forfait/forfait.rules.ts';
import { reservationRefusal } from '../forfait/move-forfait.ts';
import type { Act } from '../shared/author.ts';
import type { Cents } from '../shared/cents.ts';
import { refuse } from '../shared/refusals.ts';
import { findDrawFacts, refuseUnlessDrawable } from './draw-facts.ts';
import type { Draw } from './issue-voucher.ts';

export interface DrawPreview {
  child: { sias: string; firstName: string; lastName: string };
  partner: { id: string; name: string; activities: string[] };
  amount: Cents;
  /** What will be left, in cents. */
  left: Cents;
  /** Nothing left can be used afterwards: it is the last activity allowed (second warning of R-FAM-12). */
  lastActivity: boolean;
}

/** The check before the confirmation page: the refusals of the draw itself, nothing written. @throws as issueVoucher. */
export async function previewDraw(draw: Omit<Draw, 'key'> & { at: Act['at'] }): Promise<DrawPreview> {
  const facts = await findDrawFacts(draw);
  refuseUnlessDrawable(facts, draw, draw.at);
  const forfait = await Forfaits.findById(facts.child._id).lean<Forfait>();
  if (!forfait) throw refuse('INTROUVABLE', {}, { field: 'enfant' });
  const { maxActivities } = facts.campaign.criteria;
  const refusal = reservationRefusal(forfait, { forfaitId: forfait._id, amount: draw.amount, partnerId: draw.partnerId, maxActivities });
  if (refusal) throw refusal;
  return {
    child: { sias: facts.child.sias, firstName: facts.child.firstName, lastName: facts.child.lastName },
    partner: { id: facts.partner._id, name: facts.partner.name, activities: facts.partner.activities },
    amount: draw.amount,
    left: forfait.available - draw.amount,
    lastActivity: isLastActivity(forfait, maxActivities),
  };
}
