/** The list of activities, kept by the Caf (R-PAR-08). */
import { addActivity, changeActivity, type TypedActivity } from '#core/partner/activities/change-activities.ts';
import { type ListedActivity, listActivities } from '#core/partner/activities/list-activities.ts';
import { instant } from '../sheets/format.ts';
import { ACTIVITY_WORDS, DOMAIN_WORDS } from '../sheets/words.ts';
import { bodySeen, bodyText, type DeskRequest, type DeskRoute } from './route.ts';

export type ActivityFacts = ReturnType<typeof facts>;

const facts = (type: ListedActivity) => ({
  id: type._id,
  label: type.label,
  domain: type.domain,
  domainWord: DOMAIN_WORDS[type.domain],
  state: type.state,
  tag: ACTIVITY_WORDS[type.state],
  reason: type.reason,
  partners: type.partners,
  modifiedAt: instant(type.modifiedAt),
  version: type.modifiedAt.toISOString(),
});

const typed = (req: DeskRequest['req']): TypedActivity => ({
  label: bodyText(req, 'activite'),
  domain: bodyText(req, 'domaine'),
  state: bodyText(req, 'etat'),
  reason: bodyText(req, 'motif'),
});

async function list(): Promise<object> {
  return { activities: (await listActivities()).map(facts) };
}

async function add({ act, req }: DeskRequest): Promise<object> {
  return { id: await addActivity(act, typed(req)) };
}

async function change({ act, req }: DeskRequest): Promise<object> {
  await changeActivity(act, req.params.activite!, bodySeen(req), typed(req));
  return {};
}

const EDIT = ['partners.edit'] as const;

export const activityRoutes: DeskRoute[] = [
  { method: 'get', path: '/activites', right: ['partners.view', ...EDIT], run: list },
  { method: 'post', path: '/activites', right: EDIT, run: add },
  { method: 'post', path: '/activites/:activite', right: EDIT, run: change },
];
