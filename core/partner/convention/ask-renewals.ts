import { requireRight } from '../../access/require-right.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { addDays, dayOf, formatDay } from '../../shared/days.ts';
import { postLetter } from '../../shared/post-letter.ts';
import { refuse } from '../../shared/refusals.ts';
import { settings } from '../../shared/settings.ts';
import { type Partner, Partners } from '../partner.model.ts';
import { type Convention, Conventions } from './convention.model.ts';
import { isRenewable, RENEWAL_DAYS } from './term.rules.ts';

const AT_ONCE = 200;

/**
 * Writes to each validated partner whose last convention ends within 60 days, once a convention (R-PAR-13). A radié partner is not written to.
 * @returns how many letters were posted.
 */
export async function askRenewals(act: Act): Promise<number> {
  const today = dayOf(act.at);
  const ending = await Conventions.find({
    state: 'inForce',
    end: { $gte: today, $lte: addDays(today, RENEWAL_DAYS) },
    renewalAskedAt: null,
  })
    .limit(AT_ONCE)
    .lean<Convention[]>();
  let asked = 0;
  for (const convention of ending) if (await askOne(act, convention)) asked++;
  return asked;
}

/** An agent writes again, or first (R-PAR-13). @throws Refusal RENOUVELLEMENT_TROP_TOT (409), DROIT_MANQUANT (403). */
export async function askRenewal(act: Act, conventionId: string): Promise<void> {
  await requireRight(act, 'partners.edit');
  const convention = await Conventions.findById(conventionId).lean<Convention>();
  if (!convention?.end || !isRenewable(convention.end, dayOf(act.at)) || !(await askOne(act, convention)))
    throw refuse('RENOUVELLEMENT_TROP_TOT');
}

function askOne(act: Act, { _id, partnerId, end, renewalAskedAt }: Convention): Promise<boolean> {
  return inTransaction(async (session) => {
    // Asked once by the job; by an agent again, over the asking it saw.
    const marked = await Conventions.updateOne(
      { _id, state: 'inForce', renewalAskedAt },
      { $set: { renewalAskedAt: act.at, renewalAskedBy: act.author.kind === 'agent' ? act.author.id : null } },
      { session },
    );
    const partner = await Partners.findOne({ _id: partnerId, etat: 'C' }).session(session).lean<Partner>();
    const followed = await Conventions.exists(followerOf({ _id, partnerId, end })).session(session);
    if (marked.modifiedCount !== 1 || !partner || followed || end === null) return false;
    const data = { name: partner.name, end: formatDay(end), link: `${settings().portalUrl}/partenaire/convention` };
    const letter = { kind: 'convention-renewal', data } as const;
    const id = `convention-renewal:${_id}${renewalAskedAt ? `:${act.at.toISOString()}` : ''}`;
    await postLetter(session, act, { id, letter, to: partner.mail, about: partnerId, campaign: null });
    await recordEvent(session, act, {
      kind: 'convention.renewalAsked',
      object: { type: 'convention', id: _id },
      campaign: null,
      after: { partnerId, end },
    });
    return true;
  });
}

/** What makes a convention one that needs no renewal: signed later, or ending later. */
const followerOf = ({ _id, partnerId, end }: Pick<Convention, '_id' | 'partnerId' | 'end'>) => ({
  partnerId,
  state: { $in: ['signed', 'inForce'] },
  _id: { $ne: _id },
  $or: [{ end: { $gt: end } }, { end: null }],
});

/** Validated partners whose last convention ends on `day` or before: what the checklist of the campaign counts. */
export async function countEndingBefore(day: string): Promise<number> {
  const ending = await Conventions.aggregate<{ _id: string }>([
    { $match: { state: 'inForce' } },
    { $group: { _id: '$partnerId', end: { $max: '$end' } } },
    { $match: { end: { $lte: day } } },
  ]);
  return Partners.countDocuments({ _id: { $in: ending.map(({ _id }) => _id) }, etat: 'C' });
}
