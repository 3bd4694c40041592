/** What a family's home says of its account, in words (R-FAM-10): one definition for the family's own page and for the agent's. */
import type { PipelineStage } from 'mongoose';
import { endInstant } from '../campaign/campaign.rules.ts';
import { type Cents, formatEuros, sumCents } from '../shared/cents.ts';
import { dayOf, daysBetween, formatDay } from '../shared/days.ts';
import { plural, typo } from '../shared/french.ts';
import type { Family } from '../family/family.model.ts';
import { birthWords } from '../family/birth-words.ts';
import { activitiesAreUsed } from '../forfait/forfait.rules.ts';
import type { ChildAccount, FamilyOfYear } from '../voucher/family-account.ts';
import { type FamilyOperation, type FamilyOperationState, GONE, type OperationView } from './family-operation.rules.ts';
import {
  type CampaignOfFamily,
  type FamilyOperations,
  familyOperations,
  operationsOf,
  operationStages,
  type OperationsRow,
  operationView,
} from './family-operations.ts';

const LATEST = 5;

/** A part of a child's forfait: its colour in the bar, its share in percent, its words. */
export interface BalancePart {
  ink: 'f0' | 'f1' | 'f2' | 'f3';
  share: number;
  text: string;
}

export interface ChildCardView {
  sias: string;
  firstName: string;
  name: string;
  birth: string;
  left: string;
  leftCents: Cents;
  granted: string;
  parts: BalancePart[];
  used: OperationView[];
  /** What can still be done: "Encore 2 activités possibles."; null when nothing can. */
  still: string | null;
  /** Why nothing can be drawn; null when it can. */
  cannot: string | null;
}

interface Season {
  campaign: CampaignOfFamily;
  open: boolean;
}

/** An operation with its words: those of a child stand among the last ones too. */
interface Worded {
  operation: FamilyOperation;
  view: OperationView;
}

const heldFor =
  ({ sias }: ChildAccount) =>
  ({ operation }: Worded): boolean =>
    operation.sias === sias && !GONE.includes(operation.state);

const viewOf = ({ view }: Worded): OperationView => view;

export type FamilyHome = ReturnType<typeof homeOf>;

/** Everything of the home page. @throws Refusal INTROUVABLE (404). */
export const familyHome = async (of: FamilyOfYear, at: Date): Promise<FamilyHome> => homeOf(await familyOperations(of), at);

/** The same read with the family's session and its gate in one round trip (access/sessions); `homeBesideOf` reads what it finds. */
export const homeBeside: PipelineStage[] = operationStages(
  { campaign: '$data.campaign', matricule: '$data.matricule' },
  'data.campaign',
  'beside.',
);

/** @throws Refusal INTROUVABLE (404). */
export async function homeBesideOf({ family = [], ...beside }: Record<string, unknown[]>, at: Date): Promise<FamilyHome> {
  const [found] = family as Family[];
  return homeOf(await operationsOf(found && ({ ...beside, ...found } as unknown as OperationsRow)), at);
}

function homeOf({ account, operations, campaign }: FamilyOperations, at: Date) {
  const open = campaign.state === 'open' && at < endInstant(campaign);
  const worded = operations.map((operation) => ({ operation, view: operationView(operation) }));
  return {
    firstName: account.family.firstName,
    left: formatEuros(account.left),
    forWhom: forWhom(account.children),
    /** Empty for a family without a child: it has nothing to use. */
    deadline: open && account.children.length === 0 ? '' : deadline(campaign, open, at),
    open,
    children: account.children.map((child) => childCard(child, worded.filter(heldFor(child)), { campaign, open })),
    latest: worded.slice(0, LATEST).map(viewOf),
    /** Nothing was done yet: the page says what to do now (R-FAM-10). */
    fresh: operations.length === 0,
  };
}

/** The number stays beside its word at the end of a line. */
const forWhom = (children: ChildAccount[]): string =>
  children.length === 1 ? `pour ${children[0]?.firstName}` : `pour vos ${plural(children.length, 'enfant').replace(' ', '\u00a0')}`;

function deadline(campaign: CampaignOfFamily, open: boolean, at: Date): string {
  if (!open) return typo(`La campagne est terminée depuis le ${formatDay(campaign.end)}.`);
  return typo(`À utiliser jusqu’au ${formatDay(campaign.end)}, dans ${plural(daysBetween(dayOf(at), campaign.end), 'jour')}.`);
}

function childCard(child: ChildAccount, held: Worded[], { campaign, open }: Season): ChildCardView {
  const { maxActivities } = campaign.criteria;
  const stopped = cannot(child, maxActivities, open);
  return {
    sias: child.sias,
    firstName: child.firstName,
    name: `${child.firstName} ${child.lastName.toLocaleUpperCase('fr')}`,
    birth: birthWords(child.birth),
    left: formatEuros(child.available),
    leftCents: child.available,
    granted: formatEuros(child.granted),
    parts: parts(child, held),
    used: held.map(viewOf),
    still: stopped === null ? still(maxActivities - child.activities, child.activities) : null,
    cannot: stopped,
  };
}

/** The second activity is with another club (R-FAM-12). */
const still = (left: number, had: number): string =>
  typo(`Encore ${plural(left, 'activité')} possible${left < 2 ? '' : 's'}${had > 0 ? ', dans un autre club' : ''}.`);

/** Why nothing can be drawn for this child; null when it can. */
function cannot(child: ChildAccount, maxActivities: number, open: boolean): string | null {
  if (!open) return 'La campagne est terminée.';
  if (child.available === 0) return typo(`Tout est utilisé pour ${child.firstName}.`);
  return activitiesAreUsed(child, maxActivities)
    ? typo(`${child.firstName} a déjà ${plural(maxActivities, 'activité')} : c’est le maximum.`)
    : null;
}

/** The bar's parts: paid, in payment, promised to a club; what is left is the track. */
function parts(child: ChildAccount, held: Worded[]): ChildCardView['parts'] {
  const sum = (...states: FamilyOperationState[]): Cents =>
    sumCents(held.flatMap(({ operation: { state, amount } }) => (states.includes(state) ? [amount] : [])));
  const all = [
    { ink: 'f1', cents: sum('paid'), word: 'payés' },
    { ink: 'f3', cents: sum('batched'), word: 'en paiement' },
    { ink: 'f2', cents: sum('validated', 'active'), word: promised(sum('validated'), sum('active')) },
    { ink: 'f2', cents: sum('submitted', 'complement', 'approved'), word: 'à rembourser' },
    { ink: 'f0', cents: child.available, word: 'libres' },
  ] as const;
  return all
    .filter((part) => part.cents > 0)
    .map(({ ink, cents, word }) => ({
      ink,
      share: child.granted === 0 ? 0 : Math.round((1000 * cents) / child.granted) / 10,
      text: `${formatEuros(cents)} ${word}`,
    }));
}

const promised = (validated: Cents, active: Cents): string =>
  active === 0 ? 'à payer' : validated === 0 ? 'à scanner' : 'à scanner ou à payer';
