/** Conventions to follow (R-PAR-02, R-PAR-13): those the Caf has to sign, those that end. */
import { askRenewal } from '#core/partner/convention/ask-renewals.ts';
import { hasEnded } from '#core/partner/convention/find-conventions.ts';
import { conventionsEnding, conventionsToSign, renewalStates } from '#core/partner/convention/followed-conventions.ts';
import { RENEWAL_DAYS } from '#core/partner/convention/term.rules.ts';
import { dayOf, daysBetween } from '#core/shared/days.ts';
import { day, instant } from '../sheets/format.ts';
import type { DeskRequest, DeskRoute } from './route.ts';

export type FollowedConventions = Awaited<ReturnType<typeof list>>;

async function list({ act }: DeskRequest) {
  const today = dayOf(act.at);
  const [toSign, ending] = await Promise.all([conventionsToSign(), conventionsEnding(today)]);
  const next = await renewalStates(ending.map(({ partner }) => partner._id));
  return {
    renewalDays: RENEWAL_DAYS,
    toSign: toSign.map(({ convention, partner }) => ({
      id: convention._id,
      partnerId: partner._id,
      name: partner.name,
      signedAt: instant(convention.signedAt),
      days: convention.signedAt ? daysBetween(dayOf(convention.signedAt), today) : 0,
    })),
    ending: ending.map(({ convention, partner }) => ({
      id: convention._id,
      partnerId: partner._id,
      name: partner.name,
      mail: partner.mail,
      end: day(convention.end),
      left: convention.end ? daysBetween(today, convention.end) : 0,
      ended: hasEnded(convention, act.at),
      askedAt: convention.renewalAskedAt ? instant(convention.renewalAskedAt) : null,
      askedBy: convention.renewalAskedBy ?? null,
      /** Of the next one: read by the partner, or signed by it already. */
      next: next.get(partner._id) ?? null,
    })),
  };
}

async function renew({ act, req }: DeskRequest): Promise<object> {
  await askRenewal(act, req.params.convention!);
  return {};
}

export const conventionFollowRoutes: DeskRoute[] = [
  { method: 'get', path: '/conventions', right: ['partners.view', 'partners.edit', 'partners.validate'], run: list },
  { method: 'post', path: '/conventions/:convention/renouvellement', right: ['partners.edit'], run: renew },
];
