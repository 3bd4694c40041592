import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction, insert, isDuplicate } from '../../shared/database.ts';
import { dayOf } from '../../shared/days.ts';
import { newId } from '../../shared/identifiers.ts';
import { refuse } from '../../shared/refusals.ts';
import { type ConventionParty, fillTemplate, plainText, readingPages, sha256 } from './convention-text.rules.ts';
import { type Convention, Conventions } from './convention.model.ts';
import { coveredUntil, openConvention } from './find-conventions.ts';
import { currentTemplate } from './templates.ts';
import { isRenewable } from './term.rules.ts';

/**
 * The convention a partner reads and signs (R-PAR-02): the one under way, or a new one. A draft whose facts or template are not today's
 * any more is dropped for a new one: nobody signs what has changed.
 * @throws Refusal CONVENTION_EN_VIGUEUR (409): the one in force is not near its end.
 */
export async function prepareConvention(act: Act, wish: { partnerId: string; party: ConventionParty }): Promise<Convention> {
  const fresh = newDraft(act, wish);
  const open = await openConvention(wish.partnerId);
  if (open && (open.state === 'signed' || open.textSha256 === fresh.textSha256)) return open;
  const until = await coveredUntil(wish.partnerId);
  if (until !== null && !isRenewable(until, dayOf(act.at))) throw refuse('CONVENTION_EN_VIGUEUR');
  try {
    await inTransaction(async (session) => {
      await Conventions.updateMany({ partnerId: wish.partnerId, state: 'draft' }, { $set: { state: 'dropped', ask: null } }, { session });
      await insert(Conventions, fresh, session);
      await recordEvent(session, act, {
        kind: 'convention.prepared',
        object: { type: 'convention', id: fresh._id },
        campaign: null,
        after: { partnerId: fresh.partnerId, template: fresh.template, textSha256: fresh.textSha256 },
      });
    });
    return fresh;
  } catch (error) {
    // Prepared by a second click, or signed, meanwhile.
    const made = isDuplicate(error) ? await openConvention(wish.partnerId) : null;
    if (!made) throw error;
    return made;
  }
}

function newDraft(act: Act, { partnerId, party }: { partnerId: string; party: ConventionParty }): Convention {
  const template = currentTemplate();
  const text = fillTemplate(template, party);
  return {
    _id: newId(),
    partnerId,
    state: 'draft',
    template: template.version,
    party,
    textSha256: sha256(plainText(text)),
    pagesRead: 0,
    pages: readingPages(text).length,
    ask: null,
    preparedAt: act.at,
    signedAt: null,
    inForceAt: null,
    start: null,
    end: null,
    sealed: null,
    renewalAskedAt: null,
  };
}
