/** What waits for somebody today, each line only for who may do something about it, with the page where it is done. */
import type { Right } from '#core/access/rights.rules.ts';
import { Depenses } from '#core/depense/depense.model.ts';
import { type PayableKind, type PayableState, Payables } from '#core/forfait/payable.model.ts';
import { LoadRejects, Loads } from '#core/load/load.model.ts';
import { countOpenFailures } from '#core/mail/failures/find-failures.ts';
import { Partners } from '#core/partner/partner.model.ts';
import { countRequests } from '#core/partner/requests/list-requests.ts';
import { countHeldRibs } from '#core/partner/rib/held-ribs.ts';
import { countSignups } from '#core/partner/signup/signup-queue.ts';
import { PaymentBatches } from '#core/payment/payment-batch.model.ts';
import { formatCount } from '#core/shared/french.ts';
import { ValidationUndos } from '#core/voucher/undo.model.ts';
import { ROOT } from '../paths.ts';

export interface Todo {
  count: string;
  label: string;
  href: string;
}

interface Waiting {
  /** Any of these rights. */
  rights: readonly Right[];
  one: string;
  many: string;
  path: string;
  count: (year: number) => Promise<number>;
}

const openFiles = async (): Promise<number> => (await countSignups('submitted')) + (await countSignups('complement'));

/** With the kind, the index goes straight to the state. */
const payableIn = (campaign: number, state: PayableState) => ({
  campaign,
  kind: { $in: ['partners', 'families'] as PayableKind[] },
  state,
});
const payables = (state: PayableState) => (campaign: number) => Payables.countDocuments(payableIn(campaign, state));

const WAITING: readonly Waiting[] = [
  {
    ...{ rights: ['load'], one: 'chargement à confirmer', many: 'chargements à confirmer', path: '/pages/chargement' },
    count: (campaign) => Loads.countDocuments({ campaign, state: 'simulated' }),
  },
  {
    ...{ rights: ['load'], one: 'ligne rejetée à reprendre', many: 'lignes rejetées à reprendre' },
    path: '/resources/LoadReject?filters.level=reject',
    count: (campaign) => LoadRejects.countDocuments({ campaign, level: 'reject', simulated: false, takenUp: null }),
  },
  {
    ...{ rights: ['depenses.approve'], one: 'dépense à décider', many: 'dépenses à décider', path: '/pages/depenses-a-decider' },
    count: (campaign) => Depenses.countDocuments({ campaign, state: 'submitted' }),
  },
  {
    ...{ rights: ['partners.validate'], one: 'partenaire à valider', many: 'partenaires à valider' },
    path: '/pages/partenaires-a-valider',
    // Those who came by themselves are examined through their file.
    count: async () => Math.max(0, (await Partners.countDocuments({ etat: 'I' })) - (await openFiles())),
  },
  {
    ...{ rights: ['partners.validate'], one: 'dossier à examiner', many: 'dossiers à examiner', path: '/pages/dossiers-a-examiner' },
    count: () => countSignups('submitted'),
  },
  {
    ...{ rights: ['partners.validate'], one: 'RIB à confirmer', many: 'RIB à confirmer', path: '/pages/rib-a-confirmer' },
    count: countHeldRibs,
  },
  {
    ...{ rights: ['partners.edit'], one: 'changement demandé', many: 'changements demandés', path: '/pages/changements-demandes' },
    count: () => countRequests(false),
  },
  {
    ...{ rights: ['payments.generate'], one: 'somme à payer', many: 'sommes à payer', path: '/pages/preparer-un-lot' },
    count: payables('pending'),
  },
  {
    ...{ rights: ['payments.generate'], one: 'rejet de SIAS à repayer', many: 'rejets de SIAS à repayer', path: '/pages/preparer-un-lot' },
    count: (campaign) => Payables.countDocuments({ ...payableIn(campaign, 'pending'), rejectedOn: { $gt: '' } }),
  },
  {
    ...{ rights: ['payments.generate', 'payments.follow'], one: 'lot à marquer traité', many: 'lots à marquer traités' },
    path: '/resources/PaymentBatch',
    count: (campaign) => PaymentBatches.countDocuments({ campaign, state: { $in: ['generated', 'downloaded'] } }),
  },
  {
    ...{ rights: ['payments.generate'], one: 'validation à annuler', many: 'validations à annuler', path: '/pages/annulations' },
    count: (campaign) => ValidationUndos.countDocuments({ campaign, state: 'asked' }),
  },
  {
    ...{ rights: ['payments.generate', 'payments.follow'], one: 'somme retenue', many: 'sommes retenues' },
    path: '/pages/sommes-retenues',
    count: payables('held'),
  },
  {
    ...{ rights: ['mails'], one: 'courriel qui n’est pas arrivé', many: 'courriels qui ne sont pas arrivés' },
    path: '/pages/echecs-d-envoi?nature=definitif',
    count: countOpenFailures,
  },
];

/** Nothing that waits for nobody: a line at zero is left out. */
export async function todosOf(rights: readonly Right[], year: number): Promise<Todo[]> {
  const mine = WAITING.filter((each) => each.rights.some((right) => rights.includes(right)));
  const counts = await Promise.all(mine.map(({ count }) => count(year)));
  return mine.flatMap(({ one, many, path }, place) => {
    const count = counts[place] ?? 0;
    return count === 0 ? [] : [{ count: formatCount(count), label: count < 2 ? one : many, href: `${ROOT}${path}` }];
  });
}
