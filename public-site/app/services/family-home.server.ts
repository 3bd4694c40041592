/** What the family's home and history show, ready to be drawn (R-FAM-10, R-FAM-13). */
import { endInstant } from '#core/campaign/campaign.rules.ts';
import { findCampaign } from '#core/campaign/find-campaign.ts';
import type { Campaign } from '#core/campaign/campaign.model.ts';
import { type Cents, formatEuros, sumCents } from '#core/shared/cents.ts';
import { dayOf, daysBetween, formatDay } from '#core/shared/days.ts';
import { plural, typo } from '#core/shared/french.ts';
import { type ChildAccount, type Operation, readFamilyAccount } from '#core/voucher/family-account.ts';
import type { ChildCardView } from '../components/ChildCard.tsx';
import type { FamilyVisit } from './family-session.server.ts';
import { operationView } from './operations.server.ts';
import { birthDay } from './words.server.ts';

const LATEST = 5;

/** Everything of the home page. */
export async function familyHome(family: FamilyVisit) {
  const account = await readFamilyAccount(family);
  const campaign = await findCampaign(family.campaign);
  const open = campaign.state === 'open' && family.act.at < endInstant(campaign);
  return {
    firstName: account.family.firstName,
    left: formatEuros(account.left),
    forWhom: forWhom(account.children),
    deadline: deadline(campaign, open, family.act.at),
    open,
    children: account.children.map((child) => childCard(child, campaign.criteria.maxActivities, open)),
    latest: account.operations.slice(0, LATEST).map(operationView),
  };
}

const forWhom = (children: ChildAccount[]): string =>
  children.length === 1 ? `pour ${children[0]?.firstName}` : `pour vos ${plural(children.length, 'enfant')}`;

function deadline(campaign: Campaign, open: boolean, at: Date): string {
  if (!open) return typo(`La campagne est terminée depuis le ${formatDay(campaign.end)}.`);
  return typo(`À utiliser jusqu’au ${formatDay(campaign.end)}, dans ${plural(daysBetween(dayOf(at), campaign.end), 'jour')}.`);
}

function childCard(child: ChildAccount, maxActivities: number, open: boolean): ChildCardView {
  return {
    sias: child.sias,
    firstName: child.firstName,
    name: `${child.firstName} ${child.lastName.toLocaleUpperCase('fr')}`,
    birth: birthDay(child.birth),
    left: formatEuros(child.available),
    leftCents: child.available,
    granted: formatEuros(child.granted),
    parts: parts(child),
    used: child.operations.map(operationView),
    cannot: cannot(child, maxActivities, open),
  };
}

/** Why nothing can be drawn for this child; null when it can. */
function cannot(child: ChildAccount, maxActivities: number, open: boolean): string | null {
  if (!open) return 'La campagne est terminée.';
  if (child.available === 0) return typo(`Tout est utilisé pour ${child.firstName}.`);
  return child.activities >= maxActivities
    ? typo(`${child.firstName} a déjà ${plural(maxActivities, 'activité')} : c’est le maximum.`)
    : null;
}

/** The bar's parts: paid, in payment, promised to a club; what is left is the track. */
function parts(child: ChildAccount): ChildCardView['parts'] {
  const sum = (...states: Operation['state'][]): Cents =>
    sumCents(child.operations.filter((each) => states.includes(each.state)).map((each) => each.amount));
  const all = [
    { ink: 'f1', cents: sum('paid'), word: 'payés' },
    { ink: 'f3', cents: sum('batched'), word: 'en paiement' },
    { ink: 'f2', cents: sum('validated', 'active'), word: promised(sum('validated'), sum('active')) },
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
