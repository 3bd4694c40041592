/** The Caf keeps its list of activities (R-PAR-08): adds, renames, sorts, retires, excludes with a reason. */
import { requireRight } from '../../access/require-right.ts';
import { lastEvent } from '../../audit/last-event.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction, insert, isDuplicate, type Session } from '../../shared/database.ts';
import { formatInstant } from '../../shared/days.ts';
import { newId } from '../../shared/identifiers.ts';
import { refuse } from '../../shared/refusals.ts';
import { type Partner, Partners } from '../partner.model.ts';
import { searchText } from '../partner.rules.ts';
import {
  ACTIVITY_STATES,
  type ActivityDomain,
  activityKey,
  type ActivityState,
  DOMAINS,
  excludedActivity,
  isExcludedByCctp,
  MAX_LABEL,
} from './activity.rules.ts';
import { type ActivityType, ActivityTypes } from './activity-type.model.ts';

/** As typed. */
export interface TypedActivity {
  label: string;
  domain: string;
  state: string;
  /** Needed when it is excluded or retired. */
  reason: string;
}

/** @throws Refusal CHAMP_MANQUANT, VALEUR_TROP_LONGUE, CHOIX_INCONNU, MOTIF_MANQUANT, ACTIVITE_EXCLUE (422), ACTIVITE_EXISTE (409), DROIT_MANQUANT (403). */
export async function addActivity(act: Act, typed: TypedActivity): Promise<string> {
  await requireRight(act, 'partners.edit');
  const type: ActivityType = { _id: newId(), ...checkActivity(typed), modifiedAt: act.at };
  await named(type.label, () =>
    inTransaction(async (session) => {
      await insert(ActivityTypes, type, session);
      await recorded(session, act, type._id, { kind: 'activity.added', after: { label: type.label, state: type.state } });
    }),
  );
  return type._id;
}

/**
 * Changes a type of the list; a new label follows in every partner that has it.
 * @param seen the `modifiedAt` of what the agent had before its eyes. @throws as addActivity, Refusal MODIFIE_ENTRE_TEMPS (409), INTROUVABLE (404).
 */
export async function changeActivity(act: Act, id: string, seen: Date, typed: TypedActivity): Promise<void> {
  await requireRight(act, 'partners.edit');
  const wanted = checkActivity(typed);
  await named(wanted.label, () =>
    inTransaction(async (session) => {
      const before = await ActivityTypes.findOneAndUpdate(
        { _id: id, modifiedAt: seen },
        { $set: { ...wanted, modifiedAt: act.at } },
        { session, returnDocument: 'before' },
      ).lean<ActivityType>();
      if (!before) throw await explain(id);
      if (before.label !== wanted.label) await renameInPartners(session, before.label, wanted.label);
      const { label, domain, state } = before;
      await recorded(session, act, id, { kind: 'activity.changed', after: wanted, before: { label, domain, state } });
    }),
  );
}

function checkActivity(typed: TypedActivity): Pick<ActivityType, 'label' | 'key' | 'domain' | 'state' | 'reason'> {
  const label = typed.label.trim().replace(/\s+/g, ' ');
  const reason = typed.reason.trim();
  const domain = DOMAINS.find((each): each is ActivityDomain => each === typed.domain);
  const state = ACTIVITY_STATES.find((each): each is ActivityState => each === typed.state);
  if (activityKey(label) === '') throw refuse('CHAMP_MANQUANT', { label: 'Activité' }, { field: 'activite' });
  if (label.length > MAX_LABEL) throw refuse('VALEUR_TROP_LONGUE', { label: 'Activité', max: MAX_LABEL }, { field: 'activite' });
  if (label.includes(',')) throw refuse('ACTIVITE_VIRGULE', {}, { field: 'activite' });
  if (domain === undefined) throw refuse('CHOIX_INCONNU', {}, { field: 'domaine' });
  if (state === undefined) throw refuse('CHOIX_INCONNU', {}, { field: 'etat' });
  if (state !== 'active' && !reason) throw refuse('MOTIF_MANQUANT', {}, { field: 'motif' });
  if (reason.length > 200) throw refuse('VALEUR_TROP_LONGUE', { label: 'Motif', max: 200 }, { field: 'motif' });
  if (state !== 'excluded' && isExcludedByCctp(label)) throw excludedActivity(label);
  return { label, key: activityKey(label), domain, state, reason: state === 'active' ? '' : reason };
}

async function renameInPartners(session: Session, before: string, after: string): Promise<void> {
  const partners = await Partners.find({ activities: before }).session(session).lean<Partner[]>();
  if (partners.length === 0) return;
  await Partners.collection.bulkWrite(
    partners.map((partner) => {
      const activities = partner.activities.map((each) => (each === before ? after : each));
      return {
        updateOne: {
          filter: { _id: partner._id as never },
          update: { $set: { activities, search: searchText({ ...partner, activities }) } },
        },
      };
    }),
    { session },
  );
}

async function named<T>(label: string, work: () => Promise<T>): Promise<T> {
  return work().catch((error: unknown) => {
    throw isDuplicate(error) ? refuse('ACTIVITE_EXISTE', { activity: label }, { field: 'activite' }) : error;
  });
}

const STATE_TEXTS: Record<ActivityState, string> = { active: 'proposée', retired: 'retirée', excluded: 'exclue' };

async function explain(id: string): Promise<Error> {
  const now = await ActivityTypes.findById(id).lean<ActivityType>();
  if (!now) return refuse('INTROUVABLE');
  const last = await lastEvent({ type: 'activity', id }, 'activity.changed');
  const { label, state, modifiedAt } = now;
  return refuse('MODIFIE_ENTRE_TEMPS', {
    who: last ? `l’agent ${last.author.id}` : 'un agent',
    when: formatInstant(modifiedAt),
    what: `« ${label} », ${STATE_TEXTS[state]}`,
  });
}

const recorded = (session: Session, act: Act, id: string, happening: { kind: string; after: object; before?: object }): Promise<void> =>
  recordEvent(session, act, {
    kind: happening.kind,
    object: { type: 'activity', id },
    campaign: null,
    after: { ...happening.after },
    ...(happening.before ? { before: { ...happening.before } } : {}),
  });
