/** All that a family did with its forfaits in a campaign, QR codes and dépenses alike (R-FAM-13). Amounts are cents. */
import type { PipelineStage } from 'mongoose';
import { type Campaign, Campaigns, type Criteria } from '../campaign/campaign.model.ts';
import { Families } from '../family/family.model.ts';
import { formatEuros } from '../shared/cents.ts';
import { dayOf, formatDay } from '../shared/days.ts';
import { refuse } from '../shared/refusals.ts';
import {
  accountOf,
  type AccountRow,
  accountStages,
  type FamilyAccountView,
  type FamilyOfYear,
  namedByVouchers,
  type Operation,
  ownOf,
  type PathsToFamily,
  thatFamily,
} from '../voucher/family-account.ts';
import { movedChildren } from '../voucher/moved-children.ts';
import { type Depense, Depenses } from './depense.model.ts';
import { dressed, type FamilyDepense } from './family-depenses.ts';
import type { FamilyOperation, OperationView } from './family-operation.rules.ts';

/** What a family's pages need of its campaign: not its whole barème and its communes. */
export interface CampaignOfFamily extends Pick<Campaign, 'state' | 'end'> {
  criteria: Pick<Criteria, 'maxActivities'>;
}

export interface FamilyOperations {
  account: FamilyAccountView;
  campaign: CampaignOfFamily;
  /** Newest first. */
  operations: FamilyOperation[];
}

export type OperationsRow = AccountRow & { depenses: Depense[]; campaigns: CampaignOfFamily[] };

/** Reads beside each document what `operationsOf` reads (voucher/family-account). @param year where a document says the campaign. */
export function operationStages(of: FamilyOfYear | PathsToFamily, year = 'campaign', under = ''): PipelineStage.Lookup[] {
  return [
    ...accountStages(of, under),
    ownOf(of, Depenses, `${under}depenses`),
    {
      $lookup: {
        from: Campaigns.collection.name,
        localField: year,
        foreignField: '_id',
        pipeline: [{ $project: { state: 1, end: 1, 'criteria.maxActivities': 1 } }],
        as: `${under}campaigns`,
      },
    },
  ];
}

/** In one round trip, two when a child of theirs has left. @throws Refusal INTROUVABLE (404) when the campaign has no such family. */
export async function familyOperations(of: FamilyOfYear): Promise<FamilyOperations> {
  const [row] = await Families.aggregate<OperationsRow>([thatFamily(of), ...operationStages(of)]);
  return operationsOf(row);
}

/** A family and what was found by `operationStages`, as its operations. @throws Refusal INTROUVABLE (404) when there is none. */
export async function operationsOf(row: OperationsRow | undefined): Promise<FamilyOperations> {
  const [campaign] = row?.campaigns ?? [];
  if (!row || !campaign) throw refuse('INTROUVABLE');
  const moved = await movedChildren(row.campaign, row.children, [...namedByVouchers(row), ...row.depenses.map(({ sias }) => sias)]);
  const account = accountOf(row, moved);
  const depenses = row.depenses.map((depense) => dressed(depense, [...row.children, ...moved], row.payables));
  const operations = [...account.operations.map(ofVoucher), ...depenses.map(ofDepense)];
  return { account, campaign, operations: operations.sort((one, other) => other.madeAt.getTime() - one.madeAt.getTime()) };
}

/** A QR code as an operation. */
export const ofVoucher = (operation: Operation): FamilyOperation => ({
  kind: 'qr',
  id: operation.code,
  sias: operation.sias,
  childFirstName: operation.childFirstName,
  where: operation.partner.name,
  activities: operation.partner.activities,
  amount: operation.amount,
  state: operation.state,
  madeAt: operation.issuedAt,
  owedOn: operation.validatedAt && dayOf(operation.validatedAt),
  batchId: operation.batchId,
  held: operation.held,
  paidOn: operation.paidOn,
  last: lastOfVoucher(operation),
});

/** A dépense as an operation. */
export const ofDepense = (found: FamilyDepense): FamilyOperation => ({
  kind: 'depense',
  id: found.depense._id,
  sias: found.depense.sias,
  childFirstName: found.childFirstName,
  where: found.depense.organisation.name,
  activities: [],
  amount: found.depense.amount,
  state: found.state,
  madeAt: found.depense.submittedAt,
  owedOn: found.depense.decision && found.state !== 'refused' ? dayOf(found.depense.decision.at) : null,
  batchId: found.batchId,
  held: found.held,
  paidOn: found.paidOn,
  last: lastOfDepense(found),
});

/** In words. */
export const operationView = ({
  kind,
  id,
  childFirstName,
  state,
  where,
  last,
  activities,
  amount,
  madeAt,
}: FamilyOperation): OperationView => ({
  kind,
  id,
  childFirstName,
  state,
  where,
  last,
  activities: activities.join(', '),
  amount: formatEuros(amount),
  day: dayWords(madeAt),
});

function lastOfVoucher(operation: Operation): string {
  if (operation.undoneAt) return `annulé le ${dayWords(operation.undoneAt)}`;
  if (operation.paidOn) return `payé le ${formatDay(operation.paidOn)}`;
  if (operation.validatedAt) return `scanné le ${dayWords(operation.validatedAt)}`;
  if (operation.deletedAt) return `supprimé le ${dayWords(operation.deletedAt)}`;
  if (operation.expiredAt) return `expiré le ${dayWords(operation.expiredAt)}`;
  return 'pas encore scanné';
}

function lastOfDepense({ depense, state, paidOn }: FamilyDepense): string {
  const { decision, withdrawnAt, complement, submittedAt } = depense;
  if (paidOn) return `payée le ${formatDay(paidOn)}`;
  if (decision) return `${state === 'refused' ? 'refusée' : 'acceptée'} le ${dayWords(decision.at)}`;
  if (withdrawnAt) return `retirée le ${dayWords(withdrawnAt)}`;
  if (state === 'complement' && complement) return `complément demandé le ${dayWords(complement.at)}`;
  return `déposée le ${dayWords(submittedAt)}`;
}

const dayWords = (instant: Date): string => formatDay(dayOf(instant));
