/** The dashboard's figures: where the campaign stands and what waits for somebody. Each counter only for who may see it. */
import type { Right } from '#core/access/rights.rules.ts';
import { currentCampaign } from '#core/campaign/find-campaign.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { Loads, LoadRejects } from '#core/load/load.model.ts';
import { PaymentBatches } from '#core/payment/payment-batch.model.ts';
import { now } from '#core/shared/clock.ts';
import { formatInstant } from '#core/shared/days.ts';
import { formatCount } from '#core/shared/french.ts';
import { ROOT } from '../paths.ts';
import { euros } from '../sheets/format.ts';
import { campaignFacts } from './campaign.ts';
import type { DeskRequest, DeskRoute } from './route.ts';

interface Todo {
  count: string;
  label: string;
  href: string;
}

async function show({ agent }: DeskRequest): Promise<object> {
  const campaign = await currentCampaign();
  const may = (...rights: Right[]): boolean => rights.some((right) => agent.rights.includes(right));
  const frame = { firstName: agent.firstName, now: formatInstant(now()) };
  if (!campaign) return { ...frame, campaign: null, todos: [], sums: [] };
  const year = campaign._id;
  return {
    ...frame,
    campaign: await campaignFacts(campaign),
    todos: [
      ...(may('load') ? await loadTodos(year) : []),
      ...(may('payments.generate', 'payments.follow') ? await paymentTodos(year) : []),
    ],
    sums: may('budget', 'payments.follow') ? await sums(year, campaign.budget) : [],
  };
}

async function loadTodos(year: number): Promise<Todo[]> {
  const waiting = await Loads.countDocuments({ campaign: year, state: 'simulated' });
  const rejected = await LoadRejects.countDocuments({ campaign: year, level: 'reject', simulated: false, takenUp: null });
  return [
    ...(waiting > 0 ? [todo(waiting, 'chargement à confirmer', 'chargements à confirmer', '/pages/chargement')] : []),
    ...(rejected > 0
      ? [todo(rejected, 'ligne rejetée à reprendre', 'lignes rejetées à reprendre', '/resources/LoadReject?filters.level=reject')]
      : []),
  ];
}

async function paymentTodos(year: number): Promise<Todo[]> {
  const pending = await Payables.countDocuments({ campaign: year, state: 'pending' });
  const held = await Payables.countDocuments({ campaign: year, state: 'held' });
  const batches = await PaymentBatches.countDocuments({ campaign: year, state: { $in: ['generated', 'downloaded'] } });
  return [
    ...(pending > 0 ? [todo(pending, 'somme à payer', 'sommes à payer', '/pages/preparer-un-lot')] : []),
    ...(batches > 0 ? [todo(batches, 'lot à marquer traité', 'lots à marquer traités', '/resources/PaymentBatch')] : []),
    ...(held > 0 ? [todo(held, 'somme retenue', 'sommes retenues', '/resources/Payable?filters.state=held')] : []),
  ];
}

const todo = (count: number, one: string, many: string, path: string): Todo => ({
  count: formatCount(count),
  label: count < 2 ? one : many,
  href: `${ROOT}${path}`,
});

async function sums(year: number, budget: number | null): Promise<{ label: string; amount: string; hint: string }[]> {
  const [forfaits] = await Forfaits.aggregate<{ granted: number; available: number; reserved: number; used: number }>([
    { $match: { campaign: year } },
    { $group: { _id: null, granted: total('granted'), available: total('available'), reserved: total('reserved'), used: total('used') } },
  ]);
  const [paid] = await Payables.aggregate<{ paid: number }>([
    { $match: { campaign: year, state: 'paid' } },
    { $group: { _id: null, paid: total('amount') } },
  ]);
  const { granted = 0, available = 0, reserved = 0, used = 0 } = forfaits ?? {};
  return [
    { label: 'Enveloppe', amount: euros(budget), hint: `Forfaits attribués : ${euros(granted)}` },
    { label: 'Tiré', amount: euros(reserved + used), hint: 'QR codes à scanner et validés' },
    { label: 'Validé', amount: euros(used), hint: 'par les partenaires' },
    { label: 'Payé', amount: euros(paid?.paid ?? 0), hint: `Reste à payer : ${euros(used - (paid?.paid ?? 0))}` },
    { label: 'Disponible', amount: euros(available), hint: 'encore à la main des familles' },
  ];
}

const total = (field: string) => ({ $sum: `$${field}` });

export const dashboardRoutes: DeskRoute[] = [{ method: 'get', path: '/tableau', right: 'any-agent', run: show }];
