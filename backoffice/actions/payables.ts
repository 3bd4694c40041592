/** What is owed, line by line (R-PAY-07): hold an odd one with a reason, release it. */
import { requireCurrentCampaign } from '#core/campaign/find-campaign.ts';
import type { Payable } from '#core/forfait/payable.model.ts';
import { paymentNote } from '#core/forfait/payable.rules.ts';
import { holdLine } from '#core/payment/hold-line.ts';
import { listPayables, PAYABLES_A_PAGE } from '#core/payment/list-payables.ts';
import { releaseLine } from '#core/payment/release-line.ts';
import { now } from '#core/shared/clock.ts';
import { dayOf, daysBetween } from '#core/shared/days.ts';
import { plural } from '#core/shared/french.ts';
import { childNames } from '../sheets/child-names.ts';
import { euros, instant, orNothing } from '../sheets/format.ts';
import { partnerNames } from '../sheets/partner-names.ts';
import { PAYABLE_WORDS } from '../sheets/words.ts';
import { readWanted } from './rehearsal.ts';
import { bodyText, type DeskRequest, type DeskRoute, queryChoice, queryPage, queryText } from './route.ts';

export type PayableList = Awaited<ReturnType<typeof list>>;
export type PayableFacts = PayableList['payables'][number];

async function list({ req }: DeskRequest) {
  const { _id: campaign } = await requireCurrentCampaign();
  const { payables, total } = await listPayables({
    campaign,
    state: queryChoice(req, 'etat', ['held', 'pending'] as const) ?? 'held',
    kind: queryChoice(req, 'nature', ['partners', 'families'] as const),
    matricule: readWanted(queryText(req, 'matricule')),
    page: queryPage(req),
  });
  const [nameOf, partners] = await Promise.all([childNames(payables), partnerNames(payables.map(({ partnerId }) => partnerId))]);
  return {
    total,
    perPage: PAYABLES_A_PAGE,
    payables: payables.map((each) => facts(each, nameOf(each), partners.get(each.partnerId ?? ''))),
  };
}

const facts = (payable: Payable, child: string, partner: string | undefined) => ({
  payable: payable._id,
  dueAt: instant(payable.dueAt),
  to: partner ?? 'Allocataire',
  matricule: payable.matricule,
  child,
  amount: euros(payable.amount),
  tag: PAYABLE_WORDS[payable.state],
  note: paymentNote(payable),
  held:
    payable.state === 'held'
      ? { reason: orNothing(payable.heldReason), by: orNothing(payable.heldBy), at: instant(payable.heldAt), age: ageOf(payable) }
      : null,
});

/** "3 jours", since it was held. */
function ageOf({ heldAt }: Payable): string {
  if (!heldAt) return orNothing(null);
  const days = daysBetween(dayOf(heldAt), dayOf(now()));
  return days === 0 ? 'aujourd’hui' : plural(days, 'jour');
}

const hold = async ({ act, req }: DeskRequest): Promise<object> => {
  await holdLine(act, { payable: req.params.somme!, reason: bodyText(req, 'motif') });
  return {};
};

const release = async ({ act, req }: DeskRequest): Promise<object> => {
  await releaseLine(act, { payable: req.params.somme!, reason: bodyText(req, 'motif') });
  return {};
};

const SEE = ['payments.follow', 'payments.generate'] as const;
const DO = ['payments.generate'] as const;

export const payableRoutes: DeskRoute[] = [
  { method: 'get', path: '/sommes', right: SEE, run: list },
  { method: 'post', path: '/sommes/:somme/retenue', right: DO, run: hold },
  { method: 'post', path: '/sommes/:somme/liberation', right: DO, run: release },
];
