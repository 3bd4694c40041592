/** The convention on the portal: what a partner reads, signs and downloads (R-PAR-02, R-PAR-13). */
import { askSignatureCode } from '#core/partner/convention/ask-signature-code.ts';
import { partyOf, readingPages } from '#core/partner/convention/convention-text.rules.ts';
import type { Convention } from '#core/partner/convention/convention.model.ts';
import { conventionText, coveredUntil, hasEnded, listConventions, openConvention } from '#core/partner/convention/find-conventions.ts';
import { prepareConvention } from '#core/partner/convention/prepare-convention.ts';
import { readConventionPage } from '#core/partner/convention/read-page.ts';
import { signConvention } from '#core/partner/convention/sign-convention.ts';
import { isRenewable } from '#core/partner/convention/term.rules.ts';
import { dayOf, formatDay, formatInstant } from '#core/shared/days.ts';
import { refuse } from '#core/shared/refusals.ts';
import type { Fields } from '../../services/fields.server.ts';
import type { PartnerVisit } from './partner-session.server.ts';

const STATES = {
  draft: 'À lire et à signer',
  signed: 'En attente de la signature de la Caf',
  dropped: 'Renvoyée',
  inForce: 'En vigueur',
} as const;

/** The list, and the one to read: its page, from 1, never beyond the first unread. */
export async function conventionPage({ partner, act }: PartnerVisit, wanted: number) {
  const [all, open, until] = await Promise.all([listConventions(partner._id), openConvention(partner._id), coveredUntil(partner._id)]);
  const renewable = until === null || isRenewable(until, dayOf(act.at));
  return {
    list: all.filter(({ signedAt }) => signedAt !== null).map((each) => line(each, act.at)),
    reading: open?.state === 'draft' ? reading(open, wanted) : null,
    waiting: open?.state === 'signed',
    mayStart: open === null && renewable,
    endsOn: until === null ? null : formatDay(until),
    asked: open?.ask && open.ask.expiresAt > act.at ? { mail: open.ask.mail } : null,
  };
}

const line = (each: Convention, at: Date) => ({
  id: each._id,
  state: hasEnded(each, at) ? 'Terminée' : STATES[each.state],
  signed: each.signedAt ? formatInstant(each.signedAt) : null,
  term: each.start && each.end ? `du ${formatDay(each.start)} au ${formatDay(each.end)}` : null,
});

function reading(convention: Convention, wanted: number) {
  const text = conventionText(convention);
  const page = Math.min(Math.max(1, wanted || convention.pagesRead + 1), convention.pages, convention.pagesRead + 1);
  return {
    id: convention._id,
    title: text.title,
    articles: readingPages(text)[page - 1]!,
    page,
    pages: convention.pages,
    read: convention.pagesRead >= convention.pages,
  };
}

/** Starts, turns a page, asks for the code, signs. @returns where to go next. */
export async function workOnConvention(visit: PartnerVisit, fields: Fields): Promise<string> {
  const { act, partner } = visit;
  const here = '/partenaire/convention';
  if (fields.text('action') === 'commencer') {
    await prepareConvention(act, { partnerId: partner._id, party: partyOf(partner) });
    return here;
  }
  const place = { partnerId: partner._id, conventionId: fields.text('convention') };
  switch (fields.text('action')) {
    case 'lire': {
      const page = Number(fields.text('page'));
      if (!Number.isSafeInteger(page) || page < 1) throw refuse('ENTREE_REFUSEE');
      await readConventionPage({ ...place, page });
      return `${here}?page=${page + 1}`;
    }
    case 'code':
      await askSignatureCode(act, { ...place, mail: visit.user.mail, typed: typedSignatory(fields) });
      return here;
    case 'signer':
      await signConvention(act, { ...place, code: fields.text('code') });
      return here;
    default:
      throw refuse('ENTREE_REFUSEE');
  }
}

const typedSignatory = (fields: Fields) => ({
  name: fields.text('signataire'),
  quality: fields.text('qualite'),
  typed: fields.text('signature'),
  drawn: fields.text('dessin'),
  power: fields.text('pouvoir'),
});
