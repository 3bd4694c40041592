import { recordEvent } from '../audit/record-event.ts';
import { endInstant } from '../campaign/campaign.rules.ts';
import { reserve } from '../forfait/move-forfait.ts';
import type { Act } from '../shared/author.ts';
import { type Cents, cents } from '../shared/cents.ts';
import { insert, type Session } from '../shared/database.ts';
import { onceInTransaction } from '../shared/idempotency.ts';
import { newId, type Matricule, type Sias } from '../shared/identifiers.ts';
import { type DrawFacts, findDrawFacts, refuseUnlessDrawable } from './draw-facts.ts';
import { postVoucherLetter } from './voucher-letter.ts';
import { type Voucher, Vouchers } from './voucher.model.ts';

export interface Draw {
  campaign: number;
  matricule: Matricule;
  sias: Sias;
  partnerId: string;
  amount: Cents;
  /** The hidden `cle` of the form; none is a new intention. */
  key?: string;
}

/**
 * A draw (R-FAM-12): reserves the amount and makes the QR code, its event and its mail, all or nothing.
 * @returns the code and what is left for the child, in cents.
 * @throws Refusal INTROUVABLE (404), CAMPAGNE_* (409), PARTENAIRE_INACTIF (409), SOLDE_*, MONTANT_NUL, ACTIVITES_MAXIMUM, MEME_PARTENAIRE (422).
 */
export async function issueVoucher(act: Act, draw: Draw): Promise<{ code: string; left: Cents }> {
  const { key, ...body } = draw;
  return onceInTransaction(act, { route: 'draw', key, body }, async (session) => {
    const facts = await findDrawFacts(draw);
    refuseUnlessDrawable(facts, draw, act.at);
    return issueIn(session, act, draw, facts);
  });
}

async function issueIn(session: Session, act: Act, draw: Draw, facts: DrawFacts): Promise<{ code: string; left: Cents }> {
  const left = await reserve(session, {
    forfaitId: facts.child._id,
    amount: draw.amount,
    partnerId: draw.partnerId,
    maxActivities: facts.campaign.criteria.maxActivities,
  });
  const voucher = newVoucher(act, draw, endInstant(facts.campaign));
  await insert(Vouchers, voucher, session);
  await recordEvent(session, act, {
    kind: 'voucher.issued',
    object: { type: 'voucher', id: voucher._id },
    campaign: draw.campaign,
    after: { sias: draw.sias, partnerId: draw.partnerId, amount: draw.amount, left },
  });
  await postVoucherLetter(session, act, voucher, facts, left);
  return { code: voucher._id, left };
}

const newVoucher = (act: Act, draw: Draw, until: Date): Voucher => ({
  _id: newId(),
  campaign: draw.campaign,
  matricule: draw.matricule,
  sias: draw.sias,
  partnerId: draw.partnerId,
  amount: cents(draw.amount),
  state: 'active',
  frozen: false,
  issuedAt: act.at,
  until,
  validatedAt: null,
  validatedBy: null,
  deletedAt: null,
  expiredAt: null,
});
