import { reconcile } from '#core/payment/reconcile.ts';
import { now } from '#core/shared/clock.ts';
import { formatInstant } from '#core/shared/days.ts';
import { formatCount } from '#core/shared/french.ts';
import type { DeskRoute } from './route.ts';

/** Proves the accounts now (R-PAY-05): reads only. */
async function check(): Promise<object> {
  const at = now();
  const { ok, checks } = await reconcile(at);
  return {
    ok,
    at: formatInstant(at),
    checks: checks.map((each) => ({ ...each, left: formatCount(each.left), right: formatCount(each.right) })),
  };
}

export const reconcileRoutes: DeskRoute[] = [{ method: 'get', path: '/comptes', right: ['payments.follow'], run: check }];
