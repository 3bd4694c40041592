/** The history of a family's operations, filtered and paged (R-FAM-13), and what is awaited. */
import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import type { FamilyOperation } from '#core/depense/family-operation.rules.ts';
import { familyOperations, operationView } from '#core/depense/family-operations.ts';
import {
  isWanted,
  type OperationFilter,
  readOperationFilter,
  STATE_GROUPS,
  type StateGroup,
} from '#core/depense/operation-filter.rules.ts';
import { type Promised, withPromises } from '#core/payment/expected-payments.ts';
import { FormRefusal } from '#core/shared/refusals.ts';
import type { FamilyVisit } from './family-session.server.ts';
import { lastAndNext, promiseNote, promiseSteps } from './promise.server.ts';

const PER_PAGE = 20;
/** Promise lines above the list. */
const SHOWN_LINES = 2;
const FIELDS = ['enfant', 'type', 'etat', 'du', 'au'] as const;
const EVERYTHING: OperationFilter = { sias: '', kind: '', group: 'tout', from: null, to: null };

/** What the page shows under the filters of its address; `refusal` when they cannot be read: the list is then whole. */
export async function familyHistory(family: FamilyVisit, query: URLSearchParams) {
  const typed = Object.fromEntries(FIELDS.map((name) => [name, query.get(name) ?? ''])) as Record<(typeof FIELDS)[number], string>;
  const { filter, refusal } = read(typed);
  const { account, operations } = await familyOperations(family);
  const wanted = operations.filter((each) => isWanted(filter, each));
  const listed = wanted.filter(({ state }) => STATE_GROUPS[filter.group].holds(state));
  const pages = Math.max(1, Math.ceil(listed.length / PER_PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(query.get('page'))) || 1));
  const shown = await withPromises(listed.slice((page - 1) * PER_PAGE, page * PER_PAGE), family.act.at);
  return {
    campaign: campaignLabel(family.campaign),
    typed,
    refusal,
    filtered: typed.enfant !== '' || typed.type !== '' || typed.du !== '' || typed.au !== '',
    anything: operations.length > 0,
    children: account.children.map(({ sias, firstName }) => ({ value: sias, label: firstName })),
    tabs: tabs(wanted, typed, filter.group),
    awaited:
      page === 1
        ? shown
            .filter(({ expected }) => expected !== null)
            .slice(0, SHOWN_LINES)
            .map(awaitedLine)
        : [],
    operations: shown.map(line),
    pages: Array.from({ length: pages }, (_, index) => ({ number: index + 1, to: addressOf({ ...typed, page: String(index + 1) }) })),
    page,
  };
}

const line = (operation: Promised) => ({ ...operationView(operation), last: lastAndNext(operation) });

/** With its promise line: what comes next is told first. */
const awaitedLine = (operation: Promised) => ({
  ...operationView(operation),
  heading: `${operation.where}, pour ${operation.childFirstName}`,
  steps: promiseSteps(operation),
  note: promiseNote(operation),
});

function read(typed: Record<(typeof FIELDS)[number], string>): { filter: OperationFilter; refusal: FormRefusal | null } {
  try {
    return { filter: readOperationFilter(typed), refusal: null };
  } catch (error) {
    if (error instanceof FormRefusal) return { filter: EVERYTHING, refusal: error };
    throw error;
  }
}

/** Each group of states, and how many it holds under the other filters. */
const tabs = (wanted: FamilyOperation[], typed: Record<string, string>, chosen: StateGroup) =>
  Object.entries(STATE_GROUPS).map(([key, { label, holds }]) => ({
    key,
    chosen: key === chosen,
    label: `${label} (${wanted.filter(({ state }) => holds(state)).length})`,
    to: addressOf({ ...typed, etat: key === 'tout' ? '' : key }),
  }));

/** The page's own address with these filters. */
function addressOf(fields: Record<string, string>): string {
  const filled = Object.entries(fields).filter(([name, value]) => value !== '' && !(name === 'page' && value === '1'));
  return `?${new URLSearchParams(filled).toString()}`;
}
