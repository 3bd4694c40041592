/** The convention on the portal: what a partner reads, signs and downloads (R-PAR-02, R-PAR-13). */
import { askSignatureCode } from '#core/partner/convention/ask-signature-code.ts';
import { partyOf, readingPages } from '#core/partner/convention/convention-text.rules.ts';
import type { Convention } from '#core/partner/convention/convention.model.ts';
import {
  conventionText,
  coveredUntil,
  hasEnded,
  agreesWith,
  listConventions,
  openConvention,
} from '#core/partner/convention/find-conventions.ts';
import { prepareConvention } from '#core/partner/convention/prepare-convention.ts';
import { readConventionPage } from '#core/partner/convention/read-page.ts';
import { signConvention } from '#core/partner/convention/sign-convention.ts';
import { isRenewable } from '#core/partner/convention/term.rules.ts';
import type { Partner } from '#core/partner/partner.model.ts';
import type { Act } from '#core/shared/author.ts';
import { dayOf, formatDay, formatInstant } from '#core/shared/days.ts';
import { typo } from '#core/shared/french.ts';
import { refuse } from '#core/shared/refusals.ts';
import type { Fields } from '../../services/fields.server.ts';
import type { PartnerVisit } from './partner-session.server.ts';

/** Who reads and signs for a partner: somebody logged in, or the holder of a file's link before the account is open. */
export interface ConventionSeat {
  partner: Partner;
  act: Act;
  /** Verified: where the code goes. */
  mail: string;
  /** Address of the page. */
  here: string;
}

export const seatOf = ({ partner, act, user }: PartnerVisit): ConventionSeat => ({
  partner,
  act,
  mail: user.mail,
  here: '/partenaire/convention',
});

const STATES = {
  draft: 'À lire et à signer',
  signed: 'En attente de la signature de la Caf',
  dropped: typo('Renvoyée : à signer de nouveau'),
  inForce: 'En vigueur',
} as const;

/** The list, and what is to do now: start, read, say who signs, enter the code. */
export async function conventionPage({ partner, act, here }: ConventionSeat, query: URLSearchParams) {
  const [all, open, until] = await Promise.all([listConventions(partner._id), openConvention(partner._id), coveredUntil(partner._id)]);
  const renewable = until === null || isRenewable(until, dayOf(act.at));
  const draft = open?.state === 'draft' && agreesWith(open, partner) ? open : null;
  return {
    here,
    list: all.filter(({ signedAt }) => signedAt !== null).map((each) => line(each, act.at)),
    reading: draft ? reading(draft, query, act.at) : null,
    waiting: open?.state === 'signed',
    mayStart: open?.state !== 'signed' && draft === null && renewable,
    /** Of the last convention in force, and whether that day is past. */
    last: until === null ? null : { end: formatDay(until), ended: until < dayOf(act.at) },
  };
}

export type ConventionPage = Awaited<ReturnType<typeof conventionPage>>;
export type Reading = NonNullable<ConventionPage['reading']>;

const line = (each: Convention, at: Date) => ({
  id: each._id,
  state: hasEnded(each, at) ? 'Terminée' : STATES[each.state],
  signed: each.signedAt ? formatInstant(each.signedAt) : null,
  term: each.start && each.end ? `du ${formatDay(each.start)} au ${formatDay(each.end)}` : null,
  fingerprint: each.textSha256,
});

function reading(convention: Convention, query: URLSearchParams, at: Date) {
  const { _id: id, pages, pagesRead, ask } = convention;
  const text = conventionText(convention);
  const wanted = Number(query.get('page'));
  const page = Math.min(Math.max(1, wanted || pagesRead + 1), pages, pagesRead + 1);
  const read = pagesRead >= pages;
  const asked = ask && ask.expiresAt > at ? ask : null;
  return {
    id,
    title: text.title,
    articles: readingPages(text)[page - 1]!,
    page,
    pages,
    read,
    view: !read || wanted > 0 ? ('read' as const) : asked && !query.has('changer') ? ('code' as const) : ('sign' as const),
    fingerprint: convention.textSha256,
    asked: asked && { mail: asked.mail, signatory: typo(`${asked.signatory.name}, ${asked.signatory.quality}`) },
  };
}

/** Starts, turns a page, asks for the code, signs. @returns where to go next. */
export async function workOnConvention(seat: ConventionSeat, fields: Fields): Promise<string> {
  const { act, partner, here } = seat;
  if (fields.text('action') === 'commencer') {
    await prepareConvention(act, { partnerId: partner._id, party: partyOf(partner) });
    return here;
  }
  const place = { partnerId: partner._id, conventionId: fields.text('convention') };
  switch (fields.text('action')) {
    case 'lire':
      return turnPage(seat, place, Number(fields.text('page')));
    case 'code':
      await askSignatureCode(act, { ...place, mail: seat.mail, typed: typedSignatory(fields) });
      return here;
    case 'signer':
      await signConvention(act, { ...place, code: fields.text('code') });
      return here;
    default:
      throw refuse('ENTREE_REFUSEE');
  }
}

async function turnPage({ here }: ConventionSeat, place: { partnerId: string; conventionId: string }, page: number): Promise<string> {
  if (!Number.isSafeInteger(page) || page < 1) throw refuse('ENTREE_REFUSEE');
  await readConventionPage({ ...place, page });
  const { pages } = (await openConvention(place.partnerId)) ?? { pages: page };
  return page < pages ? `${here}?page=${page + 1}` : here;
}

const typedSignatory = (fields: Fields) => ({
  name: fields.text('signataire'),
  quality: fields.text('qualite'),
  typed: fields.text('signature'),
  drawn: fields.text('dessin'),
  power: fields.text('pouvoir'),
});
